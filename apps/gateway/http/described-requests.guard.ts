import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { operations } from '../openapi/operations.js';
import { refuseFaults } from './request-faults.js';

/** Lets in what the API's description speaks of: a mistyped parameter must not be taken for none. */
@Injectable()
export class DescribedRequestsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const { path = '' } = request.route as { path?: string };
    const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
    const operation = operations[`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`];
    if (!operation) return true;
    refuseFaults({ query: Object.keys(request.query), mediaType: mediaTypeOf(request) }, operation);
    return true;
  }
}

function mediaTypeOf({ headers }: Request): string | null {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody ? (headers['content-type'] ?? '') : null;
}

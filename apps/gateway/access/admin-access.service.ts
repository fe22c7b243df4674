import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { UserError } from '#platform/http';
import { GatewayConfig } from '../gateway.config.js';
import { isSameSecret } from './same-secret.js';
import { tokenOfRequest } from './token-of-request.js';

/** Lets in who shows the admin token; health is for everybody. */
@Injectable()
export class AdminAccessService implements CanActivate {
  constructor(private readonly config: GatewayConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.path.startsWith('/api/')) return true;
    const token = tokenOfRequest(request);
    if (token !== null && isSameSecret(token, this.config.adminToken)) return true;
    context.switchToHttp().getResponse<Response>().setHeader('www-authenticate', 'Bearer');
    throw new UserError(
      'unauthenticated',
      'Send the admin token as "Authorization: Bearer …". It is in the file admin-token of the state folder.',
      401,
    );
  }
}

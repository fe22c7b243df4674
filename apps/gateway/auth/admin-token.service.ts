import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { UserError } from '#platform/http';
import { GatewayConfig } from '../gateway.config.js';

const OPEN = new Set(['/healthz', '/readyz', '/api/openapi.json']);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets in whoever has the admin token, as `Authorization: Bearer …`. Health and the API's description are open. */
@Injectable()
export class AdminTokenService implements CanActivate {
  constructor(private readonly config: GatewayConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ path: string; headers: { authorization?: string } }>();
    if (OPEN.has(request.path)) return true;
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && timingSafeEqual(digest(token), digest(this.config.adminToken)))
      return true;
    throw new UserError(
      'unauthenticated',
      'Send the admin token as "Authorization: Bearer …". It is in the file admin-token of the state folder.',
      401,
    );
  }
}

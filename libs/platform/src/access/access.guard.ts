import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../errors/user-error.js';
import { Authenticator, unauthenticated } from './authenticator.js';
import { rememberCaller } from './caller.js';
import { accessOf } from './needs.js';

/**
 * Denies by default: `@Public()` or `@Needs()` on the handler decides, and a handler with neither is closed. Matching
 * by path is not safe, because one path has many spellings.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(context.getHandler());
    if (access === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    const principal = this.authenticator.principalOf(request);
    if (!principal) throw unauthenticated(this.authenticator, http.getResponse<ServerResponse>());
    rememberCaller(request, principal);
    if (access !== undefined && principal.permissions.has(access)) return true;
    throw new UserError('forbidden', forbidden(access), 403);
  }
}

const forbidden = (needed: string | undefined): string =>
  needed === undefined
    ? 'This route is closed: its handler declares no permission.'
    : `This route needs the permission "${needed}", which you do not have. Ask an administrator for it.`;

import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { UserError } from '#platform/http';
import { OrdersConfig } from './orders.config.js';

/** Lets in only who has the internal token: the gateway. */
@Injectable()
export class InternalAccessService implements CanActivate {
  constructor(private readonly config: OrdersConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined>; path: string }>();
    if (!request.path.startsWith('/internal/')) return true;
    const given = Buffer.from(request.headers['x-hartomat-internal'] ?? '');
    const expected = Buffer.from(this.config.internalToken);
    if (given.length === expected.length && timingSafeEqual(given, expected)) return true;
    throw new UserError('unauthenticated', 'This interface is for the gateway only.', 401);
  }
}

import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Principal } from './authenticator.js';

const callers = new WeakMap<object, Principal>();

/** Keeps the caller of a request for its handler. */
export const rememberCaller = (request: object, principal: Principal): void => void callers.set(request, principal);

/** Who called, by the response to the request, as the member of a request that records it. */
export function callerIn({ req }: Pick<ServerResponse, 'req'>): { changedBy?: string } {
  const user = callers.get(req)?.user;
  return user === undefined ? {} : { changedBy: user };
}

/** The principal that called a route with `@Needs()`, as the service's `Authenticator` gave it. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal | undefined =>
  callers.get(context.switchToHttp().getRequest<object>()),
);

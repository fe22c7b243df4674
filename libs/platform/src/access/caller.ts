import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Principal } from './authenticator.js';

const callers = new WeakMap<object, Principal>();

/** Keeps the caller of a request for its handler. */
export const rememberCaller = (request: object, principal: Principal): void => void callers.set(request, principal);

/** The principal that called a route with `@Needs()`, as the service's `Authenticator` gave it. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal | undefined =>
  callers.get(context.switchToHttp().getRequest<object>()),
);

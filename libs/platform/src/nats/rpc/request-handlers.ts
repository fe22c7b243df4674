import type { INestApplicationContext, Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { BusRequest } from '#contracts';
import { createValidationPipe } from '../../http/validation.js';
import { requestHandledBy } from './handle-request.js';

/** A request with its handler. */
export interface RequestHandler {
  request: BusRequest<never, unknown>;
  /** Validates the query first: rejects with `UserError('invalid_request')`. */
  handle(query: unknown): Promise<unknown>;
}

type Controller = Record<string, (query?: unknown) => unknown>;

/** The handlers of every controller of a service. Throws where two answer one request, or a query has no class. */
export function requestHandlersOf(app: INestApplicationContext): RequestHandler[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Set(
    modules.flatMap(({ controllers }) => [...controllers.values()].map((one) => one.instance)),
  );
  const handlers = [...controllers].flatMap((controller) => handlersIn(controller as Controller));
  const names = handlers.map(({ request }) => request.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`Two methods handle "${twice}". Remove @HandleRequest from one of them.`);
  return handlers;
}

/** The requests that the methods of a controller's class handle, in the order of the methods. */
export const requestsHandledBy = (Controller: Type): RequestHandler['request'][] =>
  handlingMethodsOf(Controller.prototype as Controller).map(({ request }) => request);

function handlersIn(controller: Controller): RequestHandler[] {
  const prototype = Object.getPrototypeOf(controller) as Controller;
  return handlingMethodsOf(prototype).map(({ method, request }) => {
    const validate = validatorOf(prototype, method, request.name);
    return { request, handle: async (query) => controller[method]?.(await validate(query)) };
  });
}

function handlingMethodsOf(prototype: Controller): { method: string; request: RequestHandler['request'] }[] {
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const request = requestHandledBy(prototype[method] as object);
    return request ? [{ method, request }] : [];
  });
}

function validatorOf(prototype: Controller, method: string, request: string): (query: unknown) => Promise<unknown> {
  const types = Reflect.getMetadata('design:paramtypes', prototype, method) as (Type | undefined)[] | undefined;
  if (types?.length === 0) return async () => undefined;
  const [Query] = types ?? [];
  if (!Query || Query === Object)
    throw new Error(
      `The query of "${request}" (${prototype.constructor.name}.${method}) has no class, so nothing validates it. ` +
        `Import the class as a value, not as a type.`,
    );
  const pipe = createValidationPipe(Query);
  return (query) => pipe.transform(query, { type: 'body', metatype: Query }) as Promise<unknown>;
}

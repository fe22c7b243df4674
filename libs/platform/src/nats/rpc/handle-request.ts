import 'reflect-metadata';
import type { BusRequest } from '#contracts';

const REQUEST = 'hartomat:bus-request';

/** Whether two types are the same, also in their optional properties. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A handler that does not use its query takes no parameter. */
type Takes<Query, Method extends (query: never) => unknown> =
  Parameters<Method> extends []
    ? unknown
    : Same<Query, Parameters<Method>[0]> extends true
      ? unknown
      : { 'the handler takes another query than': Query };

/**
 * Marks a controller's method as the handler of a request. Its parameter is the request's query, validated by its class,
 * and it returns the reply or a promise of it; the compiler refuses other types. Nest's guards, pipes and interceptors are
 * not applied.
 */
export const HandleRequest =
  <Query extends object, Reply>(request: BusRequest<Query, Reply>) =>
  <Method extends (query: never) => Reply | Promise<Reply>>(
    _controller: object,
    _method: string,
    descriptor: TypedPropertyDescriptor<Method> & Takes<Query, Method>,
  ): void => {
    Reflect.defineMetadata(REQUEST, request, descriptor.value as object);
  };

/** The request that a method handles, if any. */
export const requestHandledBy = (method: object): BusRequest<never, unknown> | undefined =>
  Reflect.getMetadata(REQUEST, method) as BusRequest<never, unknown> | undefined;

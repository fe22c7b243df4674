import type { components, paths } from './schema.generated';

/** A schema of the API by its name, such as `Schema<'DraftReply'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type ApiMethod = 'get' | 'post' | 'put' | 'delete';

/** The paths that have a method. */
export type PathOf<M extends ApiMethod> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

/** An operation of the API by method and path. */
export type OperationOf<M extends ApiMethod, P extends PathOf<M>> = paths[P] extends Record<M, infer O> ? O : never;

/** What a call takes: `path`, `query`, `header` and `body`, each present as far as the API describes it. */
export type CallOf<O> = ParametersOf<O> & BodyOf<O>;

/** What a call is answered with where it succeeds. */
export type ReplyOf<O> = O extends { responses: infer R } ? JsonOf<R[keyof R & (200 | 201 | 202)]> : never;

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer T } } ? T : never;

type ParametersOf<O> = O extends { parameters: infer P }
  ? Present<Pick<P, keyof P & ('path' | 'query' | 'header')>>
  : object;

/** Without the members that are `never`, which the generated types have for each kind of parameter. */
type Present<T> = { [K in keyof T as [Exclude<T[K], undefined>] extends [never] ? never : K]: T[K] };

type BodyOf<O> = O extends { requestBody: Json<infer B> }
  ? { body: B }
  : O extends { requestBody?: infer R }
    ? [R] extends [Json<infer B> | undefined]
      ? [Exclude<R, undefined>] extends [never]
        ? object
        : { body?: B }
      : object
    : object;

type Json<T> = { content: { 'application/json': T } };

/** The argument list of a call: the call may be left out where everything in it may be. */
export type CallArguments<O> = object extends CallOf<O> ? [call?: CallOf<O>] : [call: CallOf<O>];

/** A status of a problem that a handler itself may answer; every one may answer 400, 401, 403 and 503. */
export type ProblemStatus = 401 | 403 | 404 | 409 | 412 | 413 | 416 | 422 | 428 | 429 | 502 | 504 | 507;

/** What a handler's signature does not describe of its replies. */
export interface AnswerSpec {
  /** Response headers of a good answer. */
  headers?: ('ETag' | 'Link' | 'Location' | 'Content-Disposition' | 'Content-Range')[];
  /** Statuses of other good answers with the same body. */
  also?: number[];
  problems?: ProblemStatus[];
}

/** Read from the source by tools/generate-openapi; does nothing at run time. */
export const Answers =
  (_spec: AnswerSpec): MethodDecorator =>
  () =>
    undefined;

type Described<T, As> = [T] extends [never] ? never : As;

/** The reply of another service, passed on as it comes: a body of type `T`. */
export type Forwarded<T> = Described<T, void>;

/** Server-sent events, each of them a `T`. */
export type EventStream<T> = Described<T, void>;

/** The bytes of a file, of whatever media type. */
export type Bytes = void;

/** A JSON body that is described as a `T` and not validated by the gateway: the reply lists its problems. */
export type Unchecked<T> = Described<T, unknown>;

/** A request whose `multipart/form-data` body, with the fields of `T`, is read by the handler. */
export type Multipart<T, Request> = Described<T, Request>;

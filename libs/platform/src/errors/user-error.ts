import type { CurrentRevision } from '#contracts';

/**
 * The caller or an operator must act: 4xx over HTTP, never retried. `code` is stable; the message says what, which one,
 * why, what to do.
 */
export class UserError extends Error {
  /** Of a draft that was changed meanwhile: what is saved now. */
  current?: CurrentRevision;

  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
    readonly errors?: { pointer: string; message: string }[],
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** A dependency is down or slow: 503 over HTTP, retried where work is retried. */
export class OperationalError extends Error {
  constructor(
    readonly code: string,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'OperationalError';
  }
}

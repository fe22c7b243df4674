import { ArtifactError } from '#artifacts';

/** The properties of a step's failure; `details` is plain data for messages and evidence. */
export interface StepErrorOptions {
  /** True where the same call may succeed later (a crashed browser); false where only other input helps. */
  retryable: boolean;
  details?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * The only expected error of a step. `code` is stable and machine-read; the message says what, which one, why, what to
 * do.
 */
export class StepError extends Error {
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    options: StepErrorOptions,
  ) {
    super(message, { cause: options.cause });
    this.name = 'StepError';
    this.retryable = options.retryable;
    this.details = options.details ?? {};
  }
}

/** Whether an error is expected: of a step or of the artifact store. Any other error is a bug. */
export function isStepError(error: unknown): error is StepError | ArtifactError {
  return error instanceof StepError || error instanceof ArtifactError;
}

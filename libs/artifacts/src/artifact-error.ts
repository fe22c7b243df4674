/** The facts about a failed access to the artifact store; `details` is plain data for messages and evidence. */
export interface ArtifactErrorOptions {
  /** True where the same call may succeed later (a full disk); false where only other input helps. */
  retryable: boolean;
  details?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * The only error that an artifact store throws on purpose. `code` is stable and machine-read: `artifact_id_invalid`,
 * `artifact_missing`, `artifact_corrupt` or `artifact_store_failed`.
 */
export class ArtifactError extends Error {
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    options: ArtifactErrorOptions,
  ) {
    super(message, { cause: options.cause });
    this.name = 'ArtifactError';
    this.retryable = options.retryable;
    this.details = options.details ?? {};
  }
}

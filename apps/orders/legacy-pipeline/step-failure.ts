import { plainJson, withoutInsides } from '#contracts';
import type { Failure } from '#contracts';
import { isStepError } from '#steps';

const MAX_MESSAGE = 2000;

/**
 * Why a step failed, for operators: a step's own failure by its code, an error of the operating system as `machine_failed`,
 * anything else as `internal_error`. Messages hold neither credentials nor paths of this machine. `error` is any thrown value.
 */
export function stepFailure(step: string, error: unknown): Failure {
  if (isStepError(error)) {
    const details = { step, ...error.details };
    return { ...described(error.code, error.message), retryable: error.retryable, details };
  }
  const code = isSystemError(error) ? 'machine_failed' : 'internal_error';
  return { ...described(code, `${step}: ${firstLine(error)}`), retryable: true, details: { step } };
}

/** A failure of the pipeline itself in a step, or between steps where that is null. */
export const pipelineFailure = (code: string, message: string, step: string | null): Failure => ({
  ...described(code, message),
  retryable: true,
  details: { step },
});

const described = (code: string, message: string) => ({
  code,
  message: withoutInsides(message).slice(0, MAX_MESSAGE),
});

/** Errors of the operating system (disk full, too many open files, …) name the failed call. */
function isSystemError(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof syscall === 'string' && typeof code === 'string' && /^E[A-Z0-9]+$/.test(code);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : plainJson(error);
  return (typeof text === 'string' ? text : JSON.stringify(text)).split('\n', 1)[0] || 'no message';
}

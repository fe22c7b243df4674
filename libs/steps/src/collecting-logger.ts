import type { StepLog, StepLogger } from './ports/index.js';

/**
 * A logger that keeps every line in `logs`, in order, as evidence; params are copied, so later changes do not show.
 * Progress goes to `onProgress` only, a fraction of 0 to 1, and is never kept.
 */
export function createCollectingLogger(
  onProgress: (fraction: number, message: string) => void = () => undefined,
): StepLogger & { logs: StepLog[] } {
  const logs: StepLog[] = [];
  const keep =
    (level: StepLog['level']) =>
    (code: string, params: Record<string, unknown> = {}) => {
      logs.push({ level, code, params: copied(params) });
    };
  return { logs, info: keep('info'), warn: keep('warn'), error: keep('error'), progress: onProgress };
}

/** A value that cannot be copied (a function) is kept as its text: a log line never fails the step. */
function copied(params: Record<string, unknown>): Record<string, unknown> {
  try {
    return structuredClone(params);
  } catch {
    return Object.fromEntries(Object.keys(params).map((name) => [name, textOf(params, name)]));
  }
}

function textOf(params: Record<string, unknown>, name: string): string {
  try {
    return String(params[name]);
  } catch {
    return '!unreadable';
  }
}

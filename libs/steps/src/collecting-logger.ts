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
      logs.push({ level, code, params: structuredClone(params) });
    };
  return { logs, info: keep('info'), warn: keep('warn'), error: keep('error'), progress: onProgress };
}

/** One line of evidence: a stable code and the data behind it, no prose and no times, so that two paths compare. */
export interface StepLog {
  level: 'info' | 'warn' | 'error';
  code: string;
  params: Record<string, unknown>;
}

/** A step's log. `progress` (0 to 1) is for display and is no evidence. */
export interface StepLogger {
  info(code: string, params?: Record<string, unknown>): void;
  warn(code: string, params?: Record<string, unknown>): void;
  error(code: string, params?: Record<string, unknown>): void;
  progress(fraction: number, message: string): void;
}

/** A child process under limits: wall time in milliseconds, resident memory in bytes, output in bytes. */
export interface ProcessRequest {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  timeoutMs: number;
  memoryLimitBytes: number;
  maxOutputBytes?: number;
  signal: AbortSignal;
  onStderrLine?: (line: string) => void;
}

/** The result of a child process. `reason`: the limit that ended it, if one did. */
export interface ProcessResult {
  exitCode: number | null;
  reason: 'exited' | 'timeout' | 'memory' | 'output' | 'aborted';
  stdout: string;
  stderr: string;
  peakRssBytes: number;
}

/** Runs child processes under limits, so that a malicious file ends the child, never the caller. */
export interface ProcessRunner {
  run(request: ProcessRequest): Promise<ProcessResult>;
}

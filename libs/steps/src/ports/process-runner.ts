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

/** How the child ended. `reason` tells which limit ended it, if one did. */
export interface ProcessResult {
  exitCode: number | null;
  reason: 'exited' | 'timeout' | 'memory' | 'output' | 'aborted';
  stdout: string;
  stderr: string;
  peakRssBytes: number;
}

/** Runs children so that a bomb in a customer's file ends the child, never the caller. */
export interface ProcessRunner {
  run(request: ProcessRequest): Promise<ProcessResult>;
}

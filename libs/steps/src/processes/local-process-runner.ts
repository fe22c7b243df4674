import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { ProcessRequest, ProcessResult, ProcessRunner } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { childEnvironment } from './child-environment.js';
import { limitedCommand, probeChildProtection } from './child-limits.js';
import { residentBytes } from './child-memory.js';
import { collectOutput } from './child-output.js';

const MEMORY_LOOK_MS = 50;
const DEFAULT_OUTPUT_BYTES = 1024 * 1024;
const CLOSE_GRACE_MS = 1_000;

type Child = ChildProcessByStdio<null, Readable, Readable>;
type Reason = ProcessResult['reason'];

/**
 * Runs children of this machine, each in its own process group, which is killed when a limit ends the child or it ends.
 * A command that does not exist exits with 127. Throws `StepError('process_start_failed')`, retryable, where none
 * starts.
 */
export function createLocalProcessRunner(): ProcessRunner {
  let protection: ReturnType<typeof probeChildProtection> | undefined;
  return {
    async run(request) {
      const { network } = await (protection ??= probeChildProtection());
      if (request.signal.aborted) return neverStarted();
      return supervise(start(request, network ? 'none' : 'shared'), request);
    },
  };
}

function start(request: ProcessRequest, network: 'none' | 'shared'): Child {
  const [shell = 'sh', ...args] = limitedCommand([request.command, ...request.args], request.timeoutMs, network);
  return spawn(shell, args, {
    cwd: request.cwd,
    env: childEnvironment(request.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function supervise(child: Child, request: ProcessRequest): Promise<ProcessResult> {
  let reason: Reason = 'exited';
  const end = (why: Exclude<Reason, 'exited'>) => {
    if (reason === 'exited') reason = why;
    killGroup(child);
  };
  const output = collectOutput(request.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES, () => end('output'));
  const stdout = output.collect(child.stdout);
  const stderr = output.collect(child.stderr, request.onStderrLine);
  const limits = watchLimits(child, request, end);
  try {
    const exitCode = await ended(child, request.command);
    return { exitCode, reason, stdout: stdout(), stderr: stderr(), peakRssBytes: limits.peak() };
  } finally {
    limits.stop();
  }
}

function watchLimits(child: Child, request: ProcessRequest, end: (why: Exclude<Reason, 'exited'>) => void) {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentBytes(child.pid ?? 0));
    if (peak > request.memoryLimitBytes) end('memory');
  };
  const abort = () => end('aborted');
  const deadline = setTimeout(() => end('timeout'), request.timeoutMs);
  const memory = setInterval(look, MEMORY_LOOK_MS);
  request.signal.addEventListener('abort', abort, { once: true });
  const stop = () => {
    clearTimeout(deadline);
    clearInterval(memory);
    request.signal.removeEventListener('abort', abort);
  };
  child.once('exit', stop);
  return { peak: () => peak, stop };
}

/** Resolves with the exit code (null after a signal) once the child and its pipes are gone. */
function ended(child: Child, command: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(startFailed(command, cause)));
    child.once('close', (code) => resolve(code));
    child.once('exit', () => {
      killGroup(child);
      // A descendant that left the group could hold the pipes open forever.
      const grace = setTimeout(() => [child.stdout, child.stderr].forEach((pipe) => pipe.destroy()), CLOSE_GRACE_MS);
      child.once('close', () => clearTimeout(grace));
    });
  });
}

function killGroup(child: Child): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group has ended already.
  }
}

function neverStarted(): ProcessResult {
  return { exitCode: null, reason: 'aborted', stdout: '', stderr: '', peakRssBytes: 0 };
}

function startFailed(command: string, cause: Error): StepError {
  return new StepError(
    'process_start_failed',
    `${command} could not be started: ${cause.message}. Check that the scratch folder exists and the machine can start processes.`,
    { retryable: true, cause },
  );
}

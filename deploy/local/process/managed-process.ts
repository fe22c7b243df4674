import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { guardAgainstOrphan } from './orphan-guard.js';
import { identityOf } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';
import { signalQuietly } from './stop-process.js';

/**
 * What to run; everything it prints goes to `logFile`. Without `env` it gets PATH alone. `uid` and `gid` need root.
 * `channel` lets `send` reach a Node program.
 */
export interface ManagedProcessSpec {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  stopSignal?: NodeJS.Signals;
  graceMs?: number;
  channel?: boolean;
}

/** How a process ended; `error` when it could not be started at all. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  error?: Error;
}

/** A running child in its own process group, so that Ctrl-C signals only the parent, which stops it in order. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly identity: ProcessIdentity;
  readonly exited: Promise<ProcessExit>;
  /** Undefined while it runs. */
  readonly exit: ProcessExit | undefined;
  /** Signal, then SIGKILL to the whole group after the grace time; resolves once it is gone. May be called twice. */
  stop(): Promise<void>;
  /** A message to its `process.on('message')`; only with `channel`. */
  send(message: string): void;
}

/**
 * Starts a child that never outlives this process. A command that does not exist resolves `exited` instead of throwing.
 */
export function startManagedProcess(spec: ManagedProcessSpec): ManagedProcess {
  const stopSignal = spec.stopSignal ?? 'SIGTERM';
  const child = spawnWithLog(spec);
  const pid = child.pid ?? -1;
  const release = pid > 0 ? guardAgainstOrphan(pid, stopSignal) : () => undefined;
  let exit: ProcessExit | undefined;
  const exited = new Promise<ProcessExit>((resolve) => {
    const end = (how: ProcessExit): void => {
      exit ??= how;
      if (pid > 0) signalQuietly(-pid, 'SIGKILL');
      release();
      resolve(exit);
    };
    child.once('exit', (code, signal) => end({ code, signal }));
    child.once('error', (error) => end({ code: null, signal: null, error }));
  });
  const stop = async (): Promise<void> => {
    if (exit !== undefined) return;
    child.kill(stopSignal);
    const timer = setTimeout(() => signalQuietly(-pid, 'SIGKILL'), spec.graceMs ?? 10_000);
    await exited;
    clearTimeout(timer);
  };
  const send = (message: string): void => void child.send(message);
  return { name: spec.name, pid, identity: identityOf(pid), exited, stop, send, get exit() { return exit; } }; // prettier-ignore
}

/** The last lines of a log, for error messages. */
export function tailOfLog(logFile: string, lines = 12): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}

/** "exit code 1", "signal SIGKILL" or why it could not start. */
export function describeExit(exit: ProcessExit): string {
  if (exit.error) return `could not start: ${exit.error.message}`;
  return exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`;
}

function spawnWithLog(spec: ManagedProcessSpec): ReturnType<typeof spawn> {
  // Files of the child, and its log, are readable by its own account only.
  const before = process.umask(0o077);
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, 'a', 0o600);
  try {
    return spawn(spec.command, spec.args, {
      detached: true,
      stdio: ['ignore', log, log, ...(spec.channel ? (['ipc'] as const) : [])],
      cwd: spec.cwd ?? '/',
      env: spec.env ?? { PATH: process.env['PATH'] },
      ...(spec.uid !== undefined && { uid: spec.uid }),
      ...(spec.gid !== undefined && { gid: spec.gid }),
    });
  } finally {
    process.umask(before);
    closeSync(log);
  }
}

import { readFileSync } from 'node:fs';
import { processStat } from '#platform/process-stat';

/** A process identified by pid and start time, because pids are reused. */
export interface ProcessIdentity {
  pid: number;
  startTime?: string;
}

/** Identity of a live process; `startTime` is in clock ticks since boot and absent where there is no /proc. */
export function identityOf(pid: number): ProcessIdentity {
  const startTime = processStat(pid)?.startTime;
  return startTime === undefined ? { pid } : { pid, startTime };
}

/** Whether this process is running; a zombie and a later process with the same pid count as gone. */
export function isRunning({ pid, startTime }: ProcessIdentity): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignals(pid)) return false;
  const stat = processStat(pid);
  if (stat === undefined) return process.platform !== 'linux';
  return stat.state !== 'Z' && (startTime === undefined || startTime === stat.startTime);
}

/** The arguments a process was started with, or none where it is gone or hidden from this account. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

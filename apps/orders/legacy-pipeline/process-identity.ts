import { readFileSync, readlinkSync } from 'node:fs';
import { processStat } from '#platform/process-stat';

/**
 * Identifies a process, also after its pid was reused. `machine` names the boot and the process namespace that `pid` belongs to;
 * `startTime` is in clock ticks since the boot. Both are '' where there is no /proc.
 */
export interface ProcessIdentity {
  machine: string;
  pid: number;
  startTime: string;
}

/** The identity of this process. */
export function thisProcess(): ProcessIdentity {
  return { machine: thisMachine(), pid: process.pid, startTime: processStat(process.pid)?.startTime ?? '' };
}

export const isSameProcess = (a: ProcessIdentity, b: ProcessIdentity): boolean =>
  a.machine === b.machine && a.pid === b.pid && a.startTime === b.startTime;

/** True where the process has certainly ended: it ran on this machine and does not exist any more. A frozen one exists. */
export function isGone({ machine, pid, startTime }: ProcessIdentity): boolean {
  if (machine === '' || machine !== thisMachine() || startTime === '') return false;
  const stat = processStat(pid);
  return stat === undefined || stat.state === 'Z' || stat.state === 'X' || stat.startTime !== startTime;
}

function thisMachine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

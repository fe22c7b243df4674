import { readFileSync } from 'node:fs';

/** `state` as in ps (Z: zombie, X: dead); `startTime` in clock ticks since the boot, so that a later process differs. */
export interface ProcessStat {
  state: string;
  startTime: string;
}

/** The process's entry in /proc; undefined where it is gone, or where there is no /proc. */
export function processStat(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces, so fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

import { readFileSync, readdirSync } from 'node:fs';

const TICK_MS = 10;

interface Times {
  parent: number;
  ms: number;
}

/** Processor time so far in milliseconds of a process and its children, also of those that ended. Linux only. */
export function processorMs(pid: number): number {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const times = timesOf(name);
        return times ? [[Number(name), times] as const] : [];
      }),
  );
  const children = [...all.values()].filter(({ parent }) => parent === pid).map(({ ms }) => ms);
  return children.reduce((sum, ms) => sum + ms, all.get(pid)?.ms ?? 0);
}

/** As `processorMs`, of a process alone and without a look at all others. */
export const ownProcessorMs = (pid: number): number => timesOf(String(pid))?.ms ?? 0;

function timesOf(pid: string): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; after it come state, parent, …, utime, stime, cutime, cstime.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return null;
  }
}

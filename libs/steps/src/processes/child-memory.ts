import { globSync, readFileSync } from 'node:fs';

/**
 * Resident memory in bytes of a process and all its descendants, at least the first one's own peak.
 * 0 where there is no /proc (then only the child's own heap limit holds) and for a process that has ended.
 */
export function residentBytes(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  const now = kilobytes(status, 'VmRSS') + sum(childrenOf(pid).map(residentKilobytes));
  // The kernel's high-water mark covers peaks between two polls.
  return Math.max(now, kilobytes(status, 'VmHWM')) * 1024;
}

function residentKilobytes(pid: number): number {
  return kilobytes(read(`/proc/${pid}/status`), 'VmRSS') + sum(childrenOf(pid).map(residentKilobytes));
}

function childrenOf(pid: number): number[] {
  return globSync(`/proc/${pid}/task/*/children`).flatMap((path) => read(path).split(' ').filter(Boolean).map(Number));
}

function kilobytes(status: string, field: 'VmRSS' | 'VmHWM'): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A process that ends between two reads counts as 0. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { readFile } from 'node:fs/promises';

/** Best first; Cycles and its ray tracer have a program for each, and their sums round differently. */
const EXTENSIONS = ['avx512f', 'avx2', 'avx', 'sse4_1'];

/**
 * The part of this machine's processor that changes the last bits of a picture, as "x64 avx2"; the architecture alone
 * where no more is known.
 */
export async function cpuKind(): Promise<string> {
  const said = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return bestOf(process.arch, said);
}

/** The same from the text of /proc/cpuinfo. */
export function bestOf(arch: string, cpuinfo: string): string {
  const flags = new Set(/^flags\s*:(.*)$/m.exec(cpuinfo)?.[1]?.split(' '));
  return [arch, ...EXTENSIONS.filter((extension) => flags.has(extension)).slice(0, 1)].join(' ');
}

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

const ESTABLISHED = '01';

/** How many TCP connections to a port a process holds, as Linux lists them. */
export function connectionsTo(port: number, pid: number): number {
  const held = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => socketOf(`/proc/${pid}/fd/${fd}`)));
  const lines = ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').split('\n').slice(1),
  );
  return lines.filter((line) => {
    const [, , remote = '', state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === ESTABLISHED && Number.parseInt(remote.split(':')[1] ?? '', 16) === port && held.has(inode);
  }).length;
}

/** The inode of the socket behind a descriptor; null for files and for descriptors that were closed meanwhile. */
function socketOf(descriptor: string): string | null {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(descriptor))?.[1] ?? null;
  } catch {
    return null;
  }
}

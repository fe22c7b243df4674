import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { commandLine } from './process-identity.js';

/**
 * The process that listens on a TCP port of this machine: pid and command line, or undefined where /proc does not show
 * it.
 */
export function portHolder(port: number): { pid: number; command: string } | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return undefined;
  for (const pid of processNumbers()) {
    if (holdsSocket(pid, inodes)) return { pid, command: commandLine(pid).join(' ') };
  }
  return undefined;
}

/** "by process 42 (node main.js)", or that it is not known, for error messages. */
export function describePortHolder(port: number): string {
  const holder = portHolder(port);
  return holder ? `by process ${holder.pid} (${holder.command.slice(0, 120)})` : 'by a process of another account';
}

function listeningInodes(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return readOrEmpty(table)
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && fields[1]?.endsWith(`:${wanted}`))
    .flatMap((fields) => fields[9] ?? []);
}

function processNumbers(): number[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number); // prettier-ignore
  } catch {
    return [];
  }
}

function holdsSocket(pid: number, inodes: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkTarget(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false;
  }
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

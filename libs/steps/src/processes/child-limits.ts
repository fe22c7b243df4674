import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { childEnvironment } from './child-environment.js';

/** Files a child may write, in bytes, and the CPU seconds beyond its deadline that an orphaned child may still use. */
export const CHILD_LIMITS = { maxFileBytes: 4 * 1024 ** 3, spareCpuSeconds: 10 };

// `exec` keeps the process id; a limit that the machine refuses is skipped. Data is passed as "$@" only.
const SCRIPT = 'ulimit -c 0; ulimit -t "$1"; ulimit -f "$2"; shift 2; exec "$@"';
const FILE_BLOCK_BYTES = 512;
const NO_NETWORK = ['unshare', '-rn', '--'];

/** The command as a list that first lowers CPU time and file size (and leaves the network where allowed), then becomes `command`. */
export function limitedCommand(command: string[], timeoutMs: number, network: 'none' | 'shared'): string[] {
  const cpuSeconds = Math.ceil(timeoutMs / 1000) * availableParallelism() + CHILD_LIMITS.spareCpuSeconds;
  const fileBlocks = Math.floor(CHILD_LIMITS.maxFileBytes / FILE_BLOCK_BYTES);
  const isolated = network === 'none' ? NO_NETWORK : [];
  return ['sh', '-c', SCRIPT, 'sh', String(cpuSeconds), String(fileBlocks), ...isolated, ...command];
}

/** Which limits hold for children on this machine; deadline, output, CPU time and file size always do. */
export interface ChildProtection {
  memory: boolean;
  network: boolean;
}

/** Probes the machine: memory is polled through /proc, the network is removed by a network namespace. */
export async function probeChildProtection(): Promise<ChildProtection> {
  return { memory: existsSync('/proc/self/status'), network: await succeeds([...NO_NETWORK, 'true']) };
}

function succeeds([command, ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command ?? '', args, { stdio: 'ignore', env: childEnvironment() });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

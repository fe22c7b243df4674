import { isRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';
import { waitUntil } from './wait-until.js';

/** Signals a process that need not be a child and waits; after `graceMs` it is killed. Resolves once it is gone. */
export async function stopProcess(
  identity: ProcessIdentity,
  { signal, graceMs }: { signal: NodeJS.Signals; graceMs: number },
): Promise<void> {
  const gone = (): true | undefined => (isRunning(identity) ? undefined : true);
  if (gone()) return;
  signalQuietly(identity.pid, signal);
  if (await waitUntil(gone, { withinMs: graceMs })) return;
  signalQuietly(identity.pid, 'SIGKILL');
  if (await waitUntil(gone, { withinMs: 5_000 })) return;
  throw new Error(
    `Process ${identity.pid} did not end, not even by SIGKILL. Is it stuck in the kernel? See: ps ${identity.pid}`,
  );
}

/** Sends a signal to a process, or with a negative number to its group; one that is already gone is no error. */
export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

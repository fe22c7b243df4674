import { LocalSetupError } from '../../../deploy/local/local-server.js';

/** Aborts at the first SIGINT, SIGTERM or SIGHUP. A second one ends this process at once, and its children with it. */
export function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new LocalSetupError(`stopped by ${name}`));
    });
  }
  return controller.signal;
}

/** Resolves or rejects as `work` does, but rejects at once when the signal aborts. */
export async function unlessInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

/** Resolves when the signal aborts. */
export async function untilInterrupted(signal: AbortSignal): Promise<void> {
  const forever = setInterval(() => undefined, 60_000); // A pending promise alone does not keep the process running.
  await unlessInterrupted(new Promise(() => undefined), signal).catch(() => undefined);
  clearInterval(forever);
}

import { conversionAborted } from './image-failure.js';

/**
 * Waits for the work, but no longer than until the signal aborts: encoders cannot be stopped, so their result is dropped
 * then. Throws `StepError('step_aborted')`; does not start the work where the signal has aborted already.
 */
export async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw conversionAborted();
  let give = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => (give = () => reject(conversionAborted())));
  signal.addEventListener('abort', give, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', give);
  }
}

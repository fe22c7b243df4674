import { setTimeout as sleep } from 'node:timers/promises';

/** `stop` ends the pulling and resolves when nothing runs any more; `interrupt` aborts what runs. */
export interface Drainable {
  stop(): Promise<unknown>;
  interrupt(): void;
}

/** Longer than a step's grace period after the abort, with time to report the interruption. */
const INTERRUPTED_WITHIN_MS = 4000;

/** Lets running work finish within `budgetMs`, then interrupts it; resolves when it ended, or 4 s after that. */
export async function drain({ stop, interrupt }: Drainable, budgetMs: number): Promise<void> {
  const over = new AbortController();
  const stopped = stop().finally(() => over.abort());
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([stopped, wait(budgetMs)]);
  interrupt();
  await Promise.race([stopped, wait(INTERRUPTED_WITHIN_MS)]);
}

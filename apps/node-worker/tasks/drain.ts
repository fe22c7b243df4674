import { setTimeout as sleep } from 'node:timers/promises';

/** `stop` ends the pulling and resolves when nothing runs any more; `giveBack` makes what runs end soon. */
export interface Drainable {
  stop(): Promise<unknown>;
  giveBack(): void;
}

/** Longer than a step's grace after it is told to stop, with time to store that it was given back. */
const GIVE_BACK_MS = 4000;

/** Lets running work finish within `budgetMs`, then has it given back; resolves when it ended or is given up on. */
export async function drain({ stop, giveBack }: Drainable, budgetMs: number): Promise<void> {
  const over = new AbortController();
  const stopped = stop().finally(() => over.abort());
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([stopped, wait(budgetMs)]);
  giveBack();
  await Promise.race([stopped, wait(GIVE_BACK_MS)]);
}

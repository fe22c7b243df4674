import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every `everyMs` until the answer is not undefined; undefined when `withinMs` have passed without one. */
export async function waitUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  { withinMs, everyMs = 50 }: { withinMs: number; everyMs?: number },
): Promise<T | undefined> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= end) return undefined;
    await sleep(everyMs);
  }
}

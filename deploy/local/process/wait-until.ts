import { setTimeout as sleep } from 'node:timers/promises';

/** Polls every `everyMs` until the result is not undefined; undefined after `withinMs`. */
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

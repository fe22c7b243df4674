const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
const STABLE_AFTER_MS = 60_000;

/** Consecutive crashes of a service, and the delay before its restart. */
export interface Restart {
  crashes: number;
  delayMs: number;
}

/** Exponential backoff: each consecutive crash doubles the delay up to 15 s; a minute of running resets it. */
export function nextRestart(crashesBefore: number, ranMs: number): Restart {
  const crashes = ranMs >= STABLE_AFTER_MS ? 1 : crashesBefore + 1;
  return { crashes, delayMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes - 1)) };
}

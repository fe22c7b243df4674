const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
const STABLE_AFTER_MS = 60_000;

/** How often a service crashed in a row, and how long to wait before it is started again. */
export interface Restart {
  crashes: number;
  delayMs: number;
}

/** Each crash in a row doubles the delay up to 15 s; one that ran for a minute counts as well again. */
export function nextRestart(crashesBefore: number, ranMs: number): Restart {
  const crashes = ranMs >= STABLE_AFTER_MS ? 1 : crashesBefore + 1;
  return { crashes, delayMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes - 1)) };
}

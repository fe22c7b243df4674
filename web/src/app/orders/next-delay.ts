const SHORTEST_MS = 1000;
const LONGEST_MS = 15_000;

/** How long to wait before the next look: a second after a change, then one and a half times as long each time. */
export function nextDelay(before: number | null, hasChanged: boolean): number {
  if (before === null || hasChanged) return SHORTEST_MS;
  return Math.min(LONGEST_MS, Math.round(before * 1.5));
}

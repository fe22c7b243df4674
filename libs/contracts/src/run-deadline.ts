const MINUTES = 60_000;

/** Upper bound of a run's deadline, whatever the limits of its nodes are. */
export const LONGEST_RUN_DEADLINE_MS = 12 * 60 * MINUTES;
const SHORTEST_RUN_DEADLINE_MS = 15 * MINUTES;

/**
 * After how many milliseconds legacy takes over from a run: the configured value, else the longest path's limits, from
 * 15 minutes to 12 hours.
 */
export function runDeadline(configuredMs: number | undefined, longestPathMs: number): number {
  if (configuredMs !== undefined) return configuredMs;
  return Math.min(Math.max(longestPathMs, SHORTEST_RUN_DEADLINE_MS), LONGEST_RUN_DEADLINE_MS);
}

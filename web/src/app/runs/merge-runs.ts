import type { RunSummary, RunsFilter } from './runs-filter';

/** Shown runs as they are now, in their places; `newer` counts runs of the filter that began after all of them. */
export interface MergedRuns {
  runs: readonly RunSummary[];
  newer: number;
}

/**
 * What is shown after `read`, the newest runs of any status. Nothing moves: what began since then is only counted, and what
 * no longer is of the filter's status stays until the list is loaded again.
 */
export function mergeRuns(shown: readonly RunSummary[], read: readonly RunSummary[], filter: RunsFilter): MergedRuns {
  const byId = new Map(read.map((run) => [run.runId, run]));
  const known = new Set(shown.map(({ runId }) => runId));
  const newest = shown[0]?.createdAt ?? '';
  const isNew = ({ runId, createdAt, status }: RunSummary): boolean =>
    !known.has(runId) && createdAt >= newest && (filter.status === undefined || filter.status === status);
  return { runs: shown.map((run) => byId.get(run.runId) ?? run), newer: read.filter(isNew).length };
}

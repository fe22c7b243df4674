import type { LatestRun, WorkflowListEntry, WorkflowSummary, WorkflowUse } from '#contracts';

/** What other services know of workflows; null where the service did not answer. */
interface Known {
  uses: readonly WorkflowUse[] | null;
  runs: readonly LatestRun[] | null;
}

/** Each workflow with its own part of that; absent where nobody answered. */
export function listEntries(summaries: readonly WorkflowSummary[], { uses, runs }: Known): WorkflowListEntry[] {
  const usesOf = (key: string): WorkflowUse[] => (uses ?? []).filter(({ workflow }) => workflow === key);
  const runOf = new Map(runs?.map((run) => [run.workflow, run]));
  return summaries.map((summary) => ({
    ...summary,
    ...(uses && { outputTypes: usesOf(summary.key) }),
    ...(runs && { lastRun: runOf.get(summary.key) ?? null }),
  }));
}

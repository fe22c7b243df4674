import type { Failure, RunRequested } from '#contracts';
import type { RunPlan, Sharding } from '#workflow-core';

/** A version's plan: `whole` as it is stored once for all runs, and `plan` as new runs walk it, spread over workers. */
export interface VersionPlan {
  whole: RunPlan;
  spread: Sharding | null;
  plan: RunPlan;
}

/** A requested run as it will be stored: with its plan, or with the reason why it ends before it starts. */
export interface PreparedRun extends VersionPlan {
  request: RunRequested;
  traceparent: string | null;
  failure: Failure | null;
}

/** The plan of a run that has none. It is never stored: its semantic hash may well have one. */
export function noPlan(request: RunRequested): VersionPlan {
  const plan = { semanticHash: request.workflow.semanticHash, nodes: [] };
  return { whole: plan, spread: null, plan };
}

import type { Failure, RunRequested } from '#contracts';
import type { RunPlan } from '#workflow-core';

/** A requested run as it will be stored: with its plan, or with the reason why it ends before it starts. */
export interface PreparedRun {
  request: RunRequested;
  traceparent: string | null;
  plan: RunPlan;
  failure: Failure | null;
}

/** The plan of a run that has none. It is never stored: its semantic hash may well have one. */
export const noPlan = (request: RunRequested): RunPlan => ({
  semanticHash: request.workflow.semanticHash,
  nodes: [],
});

import type { PinnedInputsMessage } from '#contracts';
import type { RunState } from '#workflow-core';
import type { AcceptedAttempt } from '../evidence/accepted-attempts.repository.js';

/** What never changes about a run. `createdAt`, `deadlineAt`: milliseconds since the epoch. */
export interface RunFacts {
  runId: string;
  deliveryId: string;
  orderLineId: string;
  runClass: 'live' | 'shadow';
  pinned: PinnedInputsMessage;
  traceparent: string | null;
  /** The run whose succeeded nodes it began with. */
  workflowKey: string;
  /** It uses nothing that earlier runs made. */
  bypassCache: boolean;
  rerunOf: string | null;
  createdAt: number;
  deadlineAt: number;
}

/** `traceparent` is that of the node's newest attempt; it is set when the attempt is dispatched. */
export interface NodeRunFacts {
  nodeRunId: string;
  traceparent: string | null;
}

/**
 * A run as PostgreSQL knows it. `revision` counts its commits, so a commit that names it holds only if nobody else's came
 * between; `now` is PostgreSQL's time in milliseconds. `accepted`: what its succeeded nodes handed over, by node id, where
 * all of it is known here.
 */
export interface OpenRun {
  revision: number;
  facts: RunFacts;
  state: RunState;
  nodeRuns: Map<string, NodeRunFacts>;
  accepted?: Map<string, AcceptedAttempt>;
  now: number;
}

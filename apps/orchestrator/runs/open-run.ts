import type { PinnedInputsMessage } from '#contracts';
import type { RunState } from '#workflow-core';

/** What never changes about a run. `createdAt`: milliseconds since the epoch. */
export interface RunFacts {
  runId: string;
  deliveryId: string;
  orderLineId: string;
  runClass: 'live' | 'shadow';
  pinned: PinnedInputsMessage;
  traceparent: string | null;
  /** The run whose succeeded nodes it began with. */
  rerunOf: string | null;
  createdAt: number;
}

/** `traceparent` is that of the node's newest attempt. */
export interface NodeRunFacts {
  nodeRunId: string;
  traceparent: string | null;
}

/**
 * A run that this transaction holds locked, as PostgreSQL knows it. `revision` counts its commits; `now` is PostgreSQL's
 * time in milliseconds.
 */
export interface OpenRun {
  revision: number;
  facts: RunFacts;
  state: RunState;
  nodeRuns: ReadonlyMap<string, NodeRunFacts>;
  now: number;
}

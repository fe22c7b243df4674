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
  createdAt: number;
}

/** A run that this transaction holds locked, as PostgreSQL knows it. `now` is PostgreSQL's time in milliseconds. */
export interface OpenRun {
  facts: RunFacts;
  state: RunState;
  nodeRuns: ReadonlyMap<string, { nodeRunId: string; traceparent: string | null }>;
  now: number;
}

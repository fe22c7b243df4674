import type { AttemptReply, NodeRunReply, RunSummary } from '#contracts';
import type { RunFailure, Sharding } from '#workflow-core';

/** A run's row as it is read for people; times are ISO 8601. `cursor` is its place in a list. */
export type StoredRun = Omit<RunSummary, 'failure' | 'workflow' | 'traceId' | 'paused'> & {
  workflowKey: string;
  workflowVersion: number;
  semanticHash: string;
  spread: Sharding | null;
  failure: RunFailure | null;
  pausedAt: string | null;
  pauseReason: string;
  traceparent: string | null;
  cursor: string;
};

/** A node run's row with its newest attempt; `position` is its place in the plan. */
export type StoredNodeRun = Omit<
  NodeRunReply,
  'inputs' | 'inputsLeftOut' | 'failure' | 'logs' | 'attempts' | 'shards'
> & {
  position: number;
  worker: string | null;
  failure: RunFailure | null;
  logs: NodeRunReply['logs'] | null;
};

/** The same without outputs and logs, and with the times before it began. */
export type StoredNodeState = StoredNodeRun & { readyAt: string | null; dispatchedAt: string | null };

export type StoredAttempt = Omit<AttemptReply, 'traceId'> & { nodeRunId: string; traceparent: string | null };

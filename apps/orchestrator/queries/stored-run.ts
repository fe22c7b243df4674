import type { NodeRunReply, RunReply } from '#contracts';
import type { RunFailure, Spread } from '#workflow-core';

/** A run's row as it is read for people; times are ISO 8601. */
export type StoredRun = Omit<RunReply, 'nodes' | 'failure' | 'workflow' | 'traceId'> & {
  workflowKey: string;
  workflowVersion: number;
  semanticHash: string;
  spread: Spread | null;
  failure: RunFailure | null;
  traceparent: string | null;
};

/** A node run's row with its newest attempt. */
export type StoredNodeRun = Omit<NodeRunReply, 'inputs' | 'failure' | 'logs' | 'shards'> & {
  runId: string;
  worker: string | null;
  failure: RunFailure | null;
  logs: NodeRunReply['logs'] | null;
};

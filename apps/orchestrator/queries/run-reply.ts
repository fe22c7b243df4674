import type { AttemptReply, NodeRunReply, RunSummary } from '#contracts';
import { failureOf } from '../evidence/run-finished.js';
import { plannedShards } from './spread-nodes.js';
import type { ShownNodeRun } from './spread-nodes.js';
import type { StoredAttempt, StoredRun } from './stored-run.js';

export function runSummary({ cursor: _, spread, ...run }: StoredRun): RunSummary {
  const { workflowKey, workflowVersion, semanticHash, failure, traceparent, pausedAt, pauseReason, ...rest } = run;
  return {
    ...rest,
    workflow: { key: workflowKey, version: workflowVersion, semanticHash },
    failure: failure && failureOf(failure, plannedShards(spread).get(failure.nodeId ?? '')?.shard),
    paused: pausedAt === null ? null : { since: pausedAt, reason: pauseReason },
    traceId: traceIdOf(traceparent),
  };
}

/** A node with what it was given, where that is known and can be carried. */
export function nodeReply({ position: _, ...node }: ShownNodeRun, inputs: NodeInputs): NodeRunReply {
  return { ...node, ...inputs, logs: node.logs ?? [] };
}

export type NodeInputs = Pick<NodeRunReply, 'inputs' | 'inputsLeftOut'>;

export const attemptReply = ({ nodeRunId: _, traceparent, ...attempt }: StoredAttempt): AttemptReply => ({
  ...attempt,
  traceId: traceIdOf(traceparent),
});

const traceIdOf = (traceparent: string | null): string | null => traceparent?.split('-')[1] ?? null;

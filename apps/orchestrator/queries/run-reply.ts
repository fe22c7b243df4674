import type { AttemptReply, Failure, NodeRunReply, RunSummary } from '#contracts';
import type { RunFailure } from '#workflow-core';
import { failureOf } from '../evidence/run-finished.js';

/** A run's row as it is read for people; times are ISO 8601. `cursor` is its place in a list. */
export type StoredRun = Omit<RunSummary, 'failure' | 'workflow' | 'traceId' | 'paused'> & {
  workflowKey: string;
  workflowVersion: number;
  semanticHash: string;
  failure: RunFailure | null;
  pausedAt: string | null;
  pauseReason: string;
  traceparent: string | null;
  cursor: string;
};

/** A node run's row with its newest attempt; `position` is its place in the plan. */
export type StoredNodeRun = Omit<NodeRunReply, 'inputs' | 'inputsLeftOut' | 'failure' | 'logs' | 'attempts'> & {
  position: number;
  failure: RunFailure | null;
  logs: NodeRunReply['logs'] | null;
};

export type StoredAttempt = Omit<AttemptReply, 'traceId'> & { nodeRunId: string; traceparent: string | null };

export function runSummary({ cursor: _, ...run }: StoredRun): RunSummary {
  const { workflowKey, workflowVersion, semanticHash, failure, traceparent, pausedAt, pauseReason, ...rest } = run;
  return {
    ...rest,
    workflow: { key: workflowKey, version: workflowVersion, semanticHash },
    failure: reply(failure),
    paused: pausedAt === null ? null : { since: pausedAt, reason: pauseReason },
    traceId: traceIdOf(traceparent),
  };
}

/** A node with what it was given, where that is known and can be carried. */
export function nodeReply({ position: _, ...node }: StoredNodeRun, inputs: NodeInputs): NodeRunReply {
  return { ...node, ...inputs, failure: reply(node.failure), logs: node.logs ?? [] };
}

export type NodeInputs = Pick<NodeRunReply, 'inputs' | 'inputsLeftOut'>;

export const attemptReply = ({ nodeRunId: _, traceparent, ...attempt }: StoredAttempt): AttemptReply => ({
  ...attempt,
  traceId: traceIdOf(traceparent),
});

const traceIdOf = (traceparent: string | null): string | null => traceparent?.split('-')[1] ?? null;

const reply = (failure: RunFailure | null): Failure | null => failure && failureOf(failure);

import type { AttemptReply, NodeCacheMiss, NodeRunReply, RunHead, RunSummary } from '#contracts';
import type { PlannedNode } from '#workflow-core';
import { isCacheable } from '../cache/cache-key.js';
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

/** A run's row with its times, without what was asked for at its start. */
export function runHead(stored: StoredRun): RunHead {
  const { runId: id, status, runClass, workflow, failure, paused, ...times } = runSummary(stored);
  const { createdAt, finishedAt, deadlineAt } = times;
  return { id, status, runClass, workflow, failure, paused, createdAt, finishedAt, deadlineAt };
}

/** A node with what it was given, where that is known and can be carried. `planned`: where it has begun. */
export function nodeReply(
  { position: _, ...node }: ShownNodeRun,
  inputs: NodeInputs,
  planned: PlannedNode | undefined,
): NodeRunReply {
  return { ...node, ...inputs, cache: node.cache ?? neverAsked(planned), logs: node.logs ?? [] };
}

/** Nodes whose results are never kept say why not without a row of their own. */
export function neverAsked(planned: PlannedEffect | undefined): NodeCacheMiss | null {
  if (!planned || isCacheable(planned)) return null;
  return { state: 'miss', reason: planned.effect === 'none' ? 'not_cacheable' : 'effect' };
}

/** What of a planned node says whether its result may be kept. */
export type PlannedEffect = Pick<PlannedNode, 'effect' | 'cacheable'>;

export type NodeInputs = Pick<NodeRunReply, 'inputs' | 'inputsLeftOut'>;

export const attemptReply = ({ nodeRunId: _, traceparent, ...attempt }: StoredAttempt): AttemptReply => ({
  ...attempt,
  traceId: traceIdOf(traceparent),
});

const traceIdOf = (traceparent: string | null): string | null => traceparent?.split('-')[1] ?? null;

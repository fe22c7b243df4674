import type { NodeRunState, RunStatus } from '#workflow-core';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import type { AttemptResult } from './run-input.js';

/** Rows as one JSON array each, for set-based statements; names are the columns'. */
export interface ChangeRows {
  /** `revision`: the one that was decided on. */
  runs: { id: string; revision: number; status: RunStatus; failure: unknown; is_paused: boolean }[];
  nodeRuns: object[];
  newAttempts: object[];
  results: object[];
  /** Attempts that ended without a result that counted. */
  abandoned: object[];
}

/** A node whose attempt ended without a result that counted. */
export interface AbandonedNode {
  before: NodeRunState;
  node: NodeRunState;
}

export type AttemptTrace = (decision: RunDecision, nodeId: string) => string | null;

/** A batch's decisions as rows. `traceOf` gives the traceparent under which an attempt goes out. */
export function changeRows(decisions: readonly RunDecision[], graceMs: number, traceOf: AttemptTrace): ChangeRows {
  return {
    runs: decisions.map(({ run, after }) => ({
      id: run.facts.runId,
      revision: run.revision,
      status: after.status,
      failure: after.failure ?? null,
      is_paused: after.paused === true,
    })),
    nodeRuns: decisions.flatMap((decision) => nodeRunRows(decision, graceMs, traceOf)),
    newAttempts: decisions.flatMap((decision) =>
      decision.dispatched.map(({ nodeId, attempt }) => ({
        run_id: decision.run.facts.runId,
        node_run_id: nodeRunIdOf(decision, nodeId),
        attempt,
        traceparent: traceOf(decision, nodeId),
      })),
    ),
    results: decisions.flatMap(resultRows),
    abandoned: decisions.flatMap(abandonedRows),
  };
}

const nodeRunIdOf = ({ run }: RunDecision, nodeId: string): string => run.nodeRuns.get(nodeId)?.nodeRunId ?? '';

function nodeRunRows(decision: RunDecision, graceMs: number, traceOf: AttemptTrace): object[] {
  const planned = plannedNodes(decision.after.plan);
  const restarted = decision.restarted.flatMap(({ nodeId }) => decision.after.nodes[nodeId] ?? []);
  const touched = new Set<NodeRunState>([...decision.changedNodes, ...restarted]);
  return [...touched].map(({ nodeId, status, attempt, failures, failure }) => ({
    run_id: decision.run.facts.runId,
    id: nodeRunIdOf(decision, nodeId),
    status,
    attempt,
    failures,
    failure: failure ?? null,
    due_at: decision.retryDueAt.get(nodeId) ?? null,
    queue_ms: planned.get(nodeId)?.timeouts.queueMs ?? 0,
    execution_ms: (planned.get(nodeId)?.timeouts.executionMs ?? 0) + graceMs,
    traceparent: status === 'dispatched' ? traceOf(decision, nodeId) : null,
  }));
}

/** One row an attempt: what was said last about it, which is the outcome where there is one. */
function resultRows({ run, accepted, restarted }: RunDecision): object[] {
  const last = new Map<string, AttemptResult>();
  for (const result of [...restarted, ...accepted]) last.set(`${result.nodeRunId} ${result.attempt}`, result);
  return [...last.values()].map((result) => ({
    run_id: run.facts.runId,
    node_run_id: result.nodeRunId,
    attempt: result.attempt,
    outcome: result.outcome === 'started' ? 'open' : result.outcome,
    outputs: result.outputs ?? null,
    logs: result.logs,
    failure: result.failure ?? null,
    environment: result.environment ?? null,
    cache: result.cache ?? null,
    worker: result.worker,
    delivery_count: result.deliveryCount,
    started_at: result.startedAt,
    finished_at: result.outcome === 'started' ? null : result.finishedAt,
  }));
}

function abandonedRows(decision: RunDecision): ChangeRows['abandoned'] {
  return abandonedNodes(decision).map(({ before, node }) => ({
    run_id: decision.run.facts.runId,
    node_run_id: nodeRunIdOf(decision, node.nodeId),
    attempt: before.attempt,
    failure: node.failure ?? null,
  }));
}

/** Whose attempt ended without a result that counted, where there was one. */
export function abandonedNodes(decision: RunDecision): AbandonedNode[] {
  const { run, accepted, changedNodes } = decision;
  const told = new Set(accepted.filter((result) => result.outcome !== 'started').map((result) => result.nodeRunId));
  return changedNodes.flatMap((node) => {
    const before = run.state.nodes[node.nodeId];
    if (!before || !mayBeOut(before) || isSameAttempt(before, node)) return [];
    return told.has(nodeRunIdOf(decision, node.nodeId)) ? [] : [{ before, node }];
  });
}

/** A node that is ready may have been taken back from its queue: its attempt goes on. */
const mayBeOut = ({ status }: NodeRunState): boolean =>
  status === 'ready' || status === 'dispatched' || status === 'running';

const isSameAttempt = (before: NodeRunState, after: NodeRunState): boolean =>
  mayBeOut(after) && after.attempt === before.attempt;

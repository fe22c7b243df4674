import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import { UNSAID } from './run-input.js';
import type { AttemptResult } from './run-input.js';
import { abandonedNodes } from './run-rows.js';
import type { AbandonedNode } from './run-rows.js';

/** How an attempt ended: `succeeded`, `interrupted`, `cancelled` with its run, or the code of its failure. */
export interface EndedAttempt {
  pool: string;
  reason: string;
}

/** The attempts that a decision ended. */
export function endedAttempts(decision: RunDecision): EndedAttempt[] {
  const planned = plannedNodes(decision.after.plan);
  const ended = (nodeId: string, reason: string): EndedAttempt => ({ pool: planned.get(nodeId)?.pool ?? '', reason });
  return [
    ...decision.accepted
      .filter(({ outcome }) => outcome !== 'started')
      .map((result) => ended(result.nodeId, reasonOf(decision, result))),
    // What was ready was not out, or was taken back before a worker had it.
    ...abandonedNodes(decision)
      .filter(({ before }) => before.status !== 'ready')
      .map((abandoned) => ended(abandoned.node.nodeId, reasonWithoutResult(abandoned))),
  ];
}

function reasonOf({ after }: RunDecision, { nodeId, outcome, failure }: AttemptResult): string {
  if (outcome === 'interrupted') return outcome;
  if (outcome === 'failed') return failure?.code ?? UNSAID.code;
  // A success that lacks what later nodes need is a failure.
  const node = after.nodes[nodeId];
  return node?.status === 'failed' ? (node.failure?.code ?? UNSAID.code) : 'succeeded';
}

/** A node that ends with its run may still carry the failure of an earlier attempt. */
function reasonWithoutResult({ node: { status, failure } }: AbandonedNode): string {
  const isOwn = status === 'failed' || status === 'retry_wait';
  return (isOwn && failure?.code) || 'cancelled';
}

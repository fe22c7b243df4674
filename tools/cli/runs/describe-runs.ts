import type { RunReply } from '#contracts';
import { describeCache } from './describe-cache.js';
import { textTable } from '../text-table.js';

type Reason = RunReply['failure'];

const workflowOf = ({ workflow }: RunReply): string => `${workflow.key}@${workflow.version}`;
const reasonOf = (failure: Reason): string => (failure ? `${failure.message} (${failure.code})` : '');

/** A row a run. */
export function describeRuns(runs: readonly RunReply[]): string {
  const rows = runs.map((run) => [
    run.runId,
    run.status,
    run.runClass,
    workflowOf(run),
    run.orderLineId,
    run.createdAt,
    run.failure?.code ?? '',
  ]);
  return textTable(['run', 'status', 'class', 'workflow', 'order line', 'since', 'failure'], rows);
}

/** A run with a row a node. */
export function describeRun(run: RunReply): string {
  const rows = run.nodes.map((node) => [
    node.nodeId,
    `${node.step}@${node.version}`,
    node.status,
    String(node.attempt),
    node.cache ? describeCache(node.cache) : '',
    reasonOf(node.failure),
  ]);
  return [
    `run ${run.runId} of ${workflowOf(run)} is ${run.status} (${run.runClass})`,
    `order line ${run.orderLineId}, delivery ${run.deliveryId}, trace ${run.traceId ?? 'unknown'}`,
    ...(run.failure ? [reasonOf(run.failure)] : []),
    '',
    textTable(['node', 'step', 'status', 'attempt', 'cache', 'failure'], rows),
  ].join('\n');
}

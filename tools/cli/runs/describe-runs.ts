import type { NodeRunReply, RunReply, RunSummary } from '#contracts';
import { textTable } from '../text-table.js';

type Reason = RunSummary['failure'];

const workflowOf = ({ workflow }: RunSummary): string => `${workflow.key}@${workflow.version}`;
const reasonOf = (failure: Reason): string => (failure ? `${failure.message} (${failure.code})` : '');

/** A row a run. */
export function describeRuns(runs: readonly RunSummary[]): string {
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

/** A run with how its nodes stand, and a row for each of `nodes`, which may be some of them. */
export function describeRun(run: RunReply, nodes: readonly NodeRunReply[]): string {
  const rows = nodes.map((node) => [
    node.nodeId,
    `${node.step}@${node.version}`,
    node.status,
    String(node.attempt),
    reasonOf(node.failure),
  ]);
  return [
    `run ${run.runId} of ${workflowOf(run)} is ${run.status} (${run.runClass})`,
    `order line ${run.orderLineId}, delivery ${run.deliveryId}, trace ${run.traceId ?? 'unknown'}`,
    ...(run.failure ? [reasonOf(run.failure)] : []),
    `${run.nodesTotal} nodes: ${countsOf(run)}`,
    ...(nodes.length < run.nodesTotal ? ['nodes that succeeded are not listed; see them with --all-nodes'] : []),
    '',
    textTable(['node', 'step', 'status', 'attempt', 'failure'], rows),
  ].join('\n');
}

const countsOf = ({ nodeCounts }: RunReply): string =>
  Object.entries(nodeCounts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ') || 'none';

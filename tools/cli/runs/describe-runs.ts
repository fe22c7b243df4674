import type { NodeRunReply, RunReply, RunSummary, ShardReply } from '#contracts';
import { describeCache } from './describe-cache.js';
import { textTable } from '../text-table.js';

type Reason = RunSummary['failure'];

const workflowOf = ({ workflow }: RunSummary): string => `${workflow.key}@${workflow.version}`;
const statusOf = ({ status, paused }: RunSummary): string => (paused ? `${status}, paused` : status);
const reasonOf = (failure: Reason): string => (failure ? `${failure.message} (${failure.code})` : '');

const SHARD_STATES: Partial<Record<ShardReply['status'], string>> = {
  succeeded: 'done',
  dispatched: 'queued',
  retry_wait: 'waiting to retry',
};

/** "4 shards: 3 done, 1 running"; nothing for an unsharded node. */
function describeShards(shards: readonly ShardReply[]): string {
  if (shards.length === 0) return '';
  const counts = new Map<ShardReply['status'], number>();
  for (const { status } of shards) counts.set(status, (counts.get(status) ?? 0) + 1);
  const states = [...counts].map(([status, count]) => `${count} ${SHARD_STATES[status] ?? status}`);
  return `${shards.length} shards: ${states.join(', ')}`;
}

/** One row per run. */
export function describeRuns(runs: readonly RunSummary[]): string {
  const rows = runs.map((run) => [
    run.runId,
    statusOf(run),
    run.runClass,
    workflowOf(run),
    run.orderLineId,
    run.createdAt,
    run.failure?.code ?? '',
  ]);
  return textTable(['run', 'status', 'class', 'workflow', 'order line', 'since', 'failure'], rows);
}

/** A run with the counts of its nodes, and a row for each of `nodes`, which may be some of them. */
export function describeRun(run: RunReply, nodes: readonly NodeRunReply[]): string {
  const rows = nodes.map((node) => [
    node.nodeId,
    `${node.step}@${node.version}`,
    node.status,
    String(node.attempt),
    reuseOf(run, node.nodeId),
    describeShards(node.shards),
    node.cache ? describeCache(node.cache) : '',
    reasonOf(node.failure),
  ]);
  return [
    `run ${run.runId} of ${workflowOf(run)} is ${statusOf(run)} (${run.runClass})`,
    `order line ${run.orderLineId}, delivery ${run.deliveryId}, trace ${run.traceId ?? 'unknown'}`,
    ...(run.rerunOf ? [`rerun of ${run.rerunOf}, ${startOf(run)}`] : []),
    ...(run.paused
      ? [`paused since ${run.paused.since}: ${run.paused.reason}; it still ends at ${run.deadlineAt}`]
      : []),
    ...(run.failure ? [reasonOf(run.failure)] : []),
    `${run.nodesTotal} nodes: ${countsOf(run)}`,
    ...(nodes.length < run.nodesTotal ? ['nodes that succeeded are not listed; see them with --all-nodes'] : []),
    '',
    textTable(['node', 'step', 'status', 'attempt', 'reuse', 'shards', 'cache', 'failure'], rows),
  ].join('\n');
}

const startOf = ({ reuse }: RunReply): string =>
  reuse?.fromNode ? `from ${reuse.fromNode}` : 'with the nodes that did not succeed';

/** Whether a node of a rerun was reused, or why not. */
const reuseOf = ({ reuse }: RunReply, nodeId: string): string =>
  reuse?.nodes.find((node) => node.nodeId === nodeId)?.decision ?? '';

const countsOf = ({ nodeCounts }: RunReply): string =>
  Object.entries(nodeCounts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ') || 'none';

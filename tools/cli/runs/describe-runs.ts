import type { RunReply } from '#contracts';
import { textTable } from '../text-table.js';

type Reason = RunReply['failure'];

const workflowOf = ({ workflow }: RunReply): string => `${workflow.key}@${workflow.version}`;
const reasonOf = (failure: Reason): string => (failure ? `${failure.message} (${failure.code})` : '');

const SHARD_STATES = { succeeded: 'done', dispatched: 'queued', retry_wait: 'waiting to retry' } as Record<
  string,
  string
>;

/** "4 shards: 3 done, 1 running"; nothing for a node that is done by one worker. */
function describeShards(shards: RunReply['nodes'][number]['shards']): string {
  if (shards.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { status } of shards) counts.set(status, (counts.get(status) ?? 0) + 1);
  const states = [...counts].map(([status, count]) => `${count} ${SHARD_STATES[status] ?? status}`);
  return `${shards.length} shards: ${states.join(', ')}`;
}

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
    describeShards(node.shards),
    reasonOf(node.failure),
  ]);
  return [
    `run ${run.runId} of ${workflowOf(run)} is ${run.status} (${run.runClass})`,
    `order line ${run.orderLineId}, delivery ${run.deliveryId}, trace ${run.traceId ?? 'unknown'}`,
    ...(run.failure ? [reasonOf(run.failure)] : []),
    '',
    textTable(['node', 'step', 'status', 'attempt', 'spread over', 'failure'], rows),
  ].join('\n');
}

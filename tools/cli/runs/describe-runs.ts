import type { RunReply } from '#contracts';
import { textTable } from '../text-table.js';

type Reason = RunReply['failure'];

const workflowOf = ({ workflow }: RunReply): string => `${workflow.key}@${workflow.version}`;
const statusOf = ({ status, paused }: RunReply): string => (paused ? `${status}, paused` : status);
const reasonOf = (failure: Reason): string => (failure ? `${failure.message} (${failure.code})` : '');

/** A row a run. */
export function describeRuns(runs: readonly RunReply[]): string {
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

/** A run with a row a node. */
export function describeRun(run: RunReply): string {
  const rows = run.nodes.map((node) => [
    node.nodeId,
    `${node.step}@${node.version}`,
    node.status,
    String(node.attempt),
    reuseOf(run, node.nodeId),
    reasonOf(node.failure),
  ]);
  return [
    `run ${run.runId} of ${workflowOf(run)} is ${statusOf(run)} (${run.runClass})`,
    `order line ${run.orderLineId}, delivery ${run.deliveryId}, trace ${run.traceId ?? 'unknown'}`,
    ...(run.rerunOf ? [`does run ${run.rerunOf} again, ${startOf(run)}`] : []),
    ...(run.paused
      ? [`paused since ${run.paused.since}: ${run.paused.reason}; it still ends at ${run.deadlineAt}`]
      : []),
    ...(run.failure ? [reasonOf(run.failure)] : []),
    '',
    textTable(['node', 'step', 'status', 'attempt', 'taken over', 'failure'], rows),
  ].join('\n');
}

const startOf = ({ reuse }: RunReply): string =>
  reuse?.fromNode ? `from ${reuse.fromNode}` : 'with what did not succeed';

/** Whether a node of a rerun took over what was made before, or why it did not. */
const reuseOf = ({ reuse }: RunReply, nodeId: string): string =>
  reuse?.nodes.find((node) => node.nodeId === nodeId)?.decision ?? '';

import type { RerunPlanNode, RerunPlanReply } from '#contracts';
import { textTable } from '../text-table.js';

/** What a retry or rerun would do, with a row for each node. */
export function describeRerunPlan(plan: RerunPlanReply): string {
  const { runId, workflow, nodes, fromNode, openRun, gone, goneTotal } = plan;
  const anew = nodes.filter(({ willRun }) => willRun).length;
  const what = fromNode === null ? 'retry' : `rerun from ${fromNode}`;
  const rows = nodes.map((node) => [node.nodeId, `${node.step}@${node.version}`, reasonOf(node), shardsOf(node)]);
  return [
    `a ${what} of run ${runId} would run ${anew} of ${nodes.length} nodes of ${workflow.key}@${workflow.version} anew (${plan.runClass})`,
    ...(openRun ? [`run ${openRun} does the same already: no other one would start`] : []),
    ...(goneTotal > 0
      ? [`refused: results of ${goneTotal} nodes are gone, such as ${gone.map(({ nodeId }) => nodeId).join(', ')}`]
      : []),
    '',
    textTable(['node', 'step', 'reuse', 'shards'], rows),
  ].join('\n');
}

/** As in `describeRun`. */
const reasonOf = ({ why, about }: RerunPlanNode): string => (about === null ? why : `${why}:${about}`);

const shardsOf = ({ shards }: RerunPlanNode): string =>
  shards ? `${shards.willRun} of ${shards.total} would run` : '';

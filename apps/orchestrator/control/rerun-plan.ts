import type { GoneResult, RerunPlanNode, RerunPlanReply, RerunReason, ReusedFrom } from '#contracts';
import type { NodeReuse, PlannedNode, RunPlan } from '#workflow-core';
import type { StoredRun } from '../queries/stored-run.js';
import type { GoneWork, PlannedRerun } from './plan-reruns.service.js';

/** Reruns are of shadow class: orders lets no run commit that it did not ask for. */
export const RERUN_CLASS = 'shadow';

const GONE_SHOWN = 100;
const ARTIFACTS_SHOWN = 20;

/** A planned rerun as its preview says it. `openRun`: the run under way that does the same. */
export function rerunPlan(
  source: Pick<StoredRun, 'runId' | 'workflowKey'>,
  { plan, version, reuse, taken, gone }: Omit<PlannedRerun, 'whole' | 'spread'>,
  openRun: string | null,
): RerunPlanReply {
  const reusedFrom = new Map(taken.map((node) => [node.nodeId, node.reusedFrom]));
  const goneNodes = goneByNode(plan, gone);
  return {
    runId: source.runId,
    workflow: { key: source.workflowKey, version, semanticHash: plan.semanticHash },
    runClass: RERUN_CLASS,
    fromNode: reuse.fromNode,
    openRun,
    nodes: plannedNodes(plan, reuse.nodes, reusedFrom),
    gone: goneNodes.slice(0, GONE_SHOWN),
    goneTotal: goneNodes.length,
  };
}

/** The workflow's nodes, with their shards counted into them. */
function plannedNodes(
  plan: RunPlan,
  decisions: readonly NodeReuse[],
  reusedFrom: ReadonlyMap<string, ReusedFrom>,
): RerunPlanNode[] {
  const decisionOf = new Map(decisions.map((node) => [node.nodeId, node.decision]));
  const shardsOf = shardsByNode(plan);
  return plan.nodes
    .filter(({ shard }) => !shard)
    .map(({ nodeId, step, version }) => {
      const shards = shardsOf.get(nodeId) ?? [];
      const anew = shards.filter((id) => decisionOf.get(id) !== 'reused');
      const reason = reasonOf(decisionOf, nodeId, anew);
      return {
        ...{ nodeId, step, version, willRun: reason.why !== 'reused', ...reason },
        reusedFrom: reusedFrom.get(nodeId) ?? null,
        shards: shards.length > 0 ? { willRun: anew.length, total: shards.length } : null,
      };
    });
}

/** A node that runs anew because its own shards do has their reason. */
function reasonOf(
  decisionOf: ReadonlyMap<string, string>,
  nodeId: string,
  anew: readonly string[],
): Pick<RerunPlanNode, 'why' | 'about'> {
  const own = parsed(decisionOf.get(nodeId) ?? 'new_node');
  const shard = own.why === 'upstream_changed' && anew.find((id) => id === own.about);
  return shard ? parsed(decisionOf.get(shard) ?? 'new_node') : own;
}

function parsed(decision: string): Pick<RerunPlanNode, 'why' | 'about'> {
  const [why = '', ...about] = decision.split(':');
  return { why: why as RerunReason, about: about.length > 0 ? about.join(':') : null };
}

function shardsByNode({ nodes }: RunPlan): Map<string, string[]> {
  const shards = new Map<string, string[]>();
  for (const { nodeId, shard } of nodes) {
    if (shard) shards.set(shard.node, [...(shards.get(shard.node) ?? []), nodeId]);
  }
  return shards;
}

function goneByNode({ nodes }: RunPlan, gone: readonly GoneWork[]): GoneResult[] {
  const nodeOf = new Map(nodes.map(({ nodeId, shard }: PlannedNode) => [nodeId, shard?.node ?? nodeId]));
  const found = new Map<string, Set<string>>();
  for (const { nodeId, artifacts } of gone) {
    const of = nodeOf.get(nodeId) ?? nodeId;
    found.set(of, new Set([...(found.get(of) ?? []), ...artifacts]));
  }
  return [...found].map(([nodeId, digests]) => ({ nodeId, artifacts: [...digests].slice(0, ARTIFACTS_SHOWN) }));
}

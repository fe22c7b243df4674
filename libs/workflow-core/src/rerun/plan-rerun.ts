import { canonicalJson } from '../canonical/canonical-json.js';
import { jsonChanges } from '../diff/json-changes.js';
import type { BoundInput, PlannedNode, RunPlan } from '../planning/run-plan.js';
import type { NodeReuse, ReuseDecision, RunReuse } from './run-reuse.js';

/** The run that is done again: its plan, and which of its nodes succeeded. */
export interface RerunSource {
  plan: RunPlan;
  succeeded: ReadonlySet<string>;
}

/**
 * Which nodes of `plan` may take over what they made in the source run: those that succeeded there with the same step,
 * params and bound inputs, and all of whose ancestors are reused too; never `fromNode` or what descends from it. `plan` is
 * the source's own or that of another version of the workflow; `fromNode` is one of its nodes, or null.
 */
export function planRerun(source: RerunSource, plan: RunPlan, fromNode: string | null): RunReuse {
  const before = new Map(source.plan.nodes.map((node) => [node.nodeId, node]));
  const descendants = new Set<string>();
  const reused = new Set<string>();
  const nodes = plan.nodes.map((node): NodeReuse => {
    const { nodeId } = node;
    const descends = node.parents.some((id) => id === fromNode || descendants.has(id));
    if (descends) descendants.add(nodeId);
    const decision = forcedAnew(node, fromNode, descends) ?? decide(node, before.get(nodeId), source, reused);
    if (decision === 'reused') reused.add(nodeId);
    return { nodeId, decision };
  });
  return { fromNode, nodes };
}

/** A sharded node stands for all its shards. */
function forcedAnew(node: PlannedNode, fromNode: string | null, descends: boolean): ReuseDecision | undefined {
  if (fromNode !== null && (node.nodeId === fromNode || node.shard?.node === fromNode)) return 'is_from_node';
  return descends ? `descends_from:${fromNode}` : undefined;
}

function decide(
  node: PlannedNode,
  before: PlannedNode | undefined,
  { succeeded }: RerunSource,
  reused: ReadonlySet<string>,
): ReuseDecision {
  if (!before) return 'new_node';
  if (node.step !== before.step || node.version !== before.version) return 'step_changed';
  const [change] = jsonChanges(before.params, node.params);
  if (change) return `params_changed:${change.path}`;
  if (!succeeded.has(node.nodeId)) return 'not_succeeded';
  const upstream = node.parents.find((id) => !reused.has(id)) ?? otherProducer(before.inputs, node.inputs);
  return upstream === undefined ? 'reused' : `upstream_changed:${upstream}`;
}

/** A node that an input is bound to now, or was before, where its binding differs; undefined where all are the same. */
function otherProducer(before: readonly BoundInput[], after: readonly BoundInput[]): string | undefined {
  const old = new Map(before.map((input) => [input.input, input]));
  const changed = after.find((input) => canonicalJson(input) !== canonicalJson(old.get(input.input) ?? null));
  const gone = before.find(({ input }) => !after.some((bound) => bound.input === input));
  const input = changed ?? gone;
  if (!input) return undefined;
  const known = new Set(old.get(input.input)?.producers.map(({ nodeId, output }) => `${nodeId}.${output}`));
  const added = input.producers.find(({ nodeId, output }) => !known.has(`${nodeId}.${output}`));
  return (added ?? old.get(input.input)?.producers[0] ?? input.producers[0])?.nodeId ?? input.input;
}

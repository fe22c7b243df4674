import type { ComparedNode, ComparedNodeRun, NodeState, Sameness } from '#contracts';
import { canonicalJson } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';

/** Of each output of a succeeded node, by its name. */
export type OutputDigests = Readonly<Record<string, string>>;

/** One of two runs by the ids of its nodes. `digests`: of the nodes whose outputs are stored. */
export interface ComparedRun {
  planned: ReadonlyMap<string, PlannedNode>;
  states: ReadonlyMap<string, NodeState>;
  digests: ReadonlyMap<string, OutputDigests>;
}

/** The nodes of two plans, each once: `a` in its order, those of `b` alone after the node that they follow in `b`. */
export function mergedOrder(a: Iterable<string>, b: Iterable<string>): string[] {
  const first: string[] = [];
  const followers = new Map([...a].map((nodeId): [string, string[]] => [nodeId, []]));
  let following = first;
  for (const nodeId of b) {
    const ofBoth = followers.get(nodeId);
    if (ofBoth) following = ofBoth;
    else following.push(nodeId);
  }
  return [...first, ...[...followers].flatMap(([nodeId, after]) => [nodeId, ...after])];
}

/** A node that at least one of the runs has, as both have it. */
export function compareNode(nodeId: string, a: ComparedRun, b: ComparedRun): ComparedNode {
  const [ofA, ofB] = [sideOf(nodeId, a), sideOf(nodeId, b)];
  return {
    nodeId,
    in: ofA && ofB ? 'both' : ofA ? 'a' : 'b',
    a: ofA,
    b: ofB,
    params: sameness(a.planned.get(nodeId)?.params, b.planned.get(nodeId)?.params),
    inputs: sameness(inputDigests(nodeId, a), inputDigests(nodeId, b)),
    outputs: sameness(a.digests.get(nodeId), b.digests.get(nodeId)),
  };
}

function sideOf(nodeId: string, { planned, states }: ComparedRun): ComparedNodeRun | null {
  const [node, state] = [planned.get(nodeId), states.get(nodeId)];
  if (!node || !state) return null;
  const { startedAt, finishedAt, status, cache } = state;
  const durationMs = startedAt && finishedAt ? Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) : null;
  return { status, step: node.step, version: node.version, durationMs, cache };
}

function sameness(a: unknown, b: unknown): Sameness {
  if (a === undefined || b === undefined) return 'unknown';
  return canonicalJson(a) === canonicalJson(b) ? 'equal' : 'different';
}

/** By input; undefined where an output that it is bound to is not stored. An input that is bound to nothing is no input. */
function inputDigests(nodeId: string, { planned, digests }: ComparedRun): Record<string, unknown> | undefined {
  const bound = planned.get(nodeId)?.inputs.filter(({ producers }) => producers.length > 0);
  if (!bound?.every(({ producers }) => producers.every((of) => digests.has(of.nodeId)))) return undefined;
  return Object.fromEntries(
    bound.map(({ input, producers }) => [input, producers.map((of) => digests.get(of.nodeId)?.[of.output] ?? null)]),
  );
}

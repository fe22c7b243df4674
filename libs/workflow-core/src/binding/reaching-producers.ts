import type { GraphNode, WorkflowGraph } from '../graph/workflow-graph.js';
import { compareIds } from '../model/compare-ids.js';
import type { PortType } from '../model/node-definition.js';
import type { Producer } from '../model/producer.js';
import { membersOf, NO_PRODUCERS, onlyProducer, overlap, sizeOf, unionOf, type ProducerSet } from './producer-set.js';
import { outputsOfType } from './producer.js';

/**
 * The possible producers of an input. `count`: how many nodes. `needsPort`: one of them has several outputs of the
 * type. `list` names the first `most` nodes' outputs, by node id; it is made on demand, because of large graphs few are
 * ever read.
 */
export interface Reaching {
  count: number;
  needsPort: boolean;
  list(most?: number): Producer[];
}

/**
 * For each node, the ancestors that reach it with a value of the type: an ancestor that outputs the type, unless every
 * path from it passes another producer of the type. Nodes on or behind a cycle get nothing. Work: edges × producers /
 * 32.
 */
export function reachingProducers(graph: WorkflowGraph, type: PortType): (nodeIndex: number) => Reaching {
  const makers = graph.nodes
    .filter((node) => outputsOfType(node.definition, type).length > 0)
    .sort((a, b) => compareIds(a.id, b.id));
  const arriving = arrivingSets(graph, makers);
  const severalOutputs = setOf(makers, (maker) => outputsOfType(maker.definition, type).length > 1);
  const described = new Map<ProducerSet, Reaching>();
  return (nodeIndex) => {
    const set = arriving[nodeIndex] ?? NO_PRODUCERS;
    const reaching = described.get(set) ?? {
      count: sizeOf(set),
      needsPort: overlap(set, severalOutputs),
      list: onceComplete((most) => producersOf(membersOf(set, most), makers, type)),
    };
    described.set(set, reaching);
    return reaching;
  };
}

function arrivingSets(graph: WorkflowGraph, makers: GraphNode[]): (ProducerSet | undefined)[] {
  const bitOf = new Map(makers.map((maker, bit) => [maker.index, bit]));
  const arriving: (ProducerSet | undefined)[] = new Array(graph.nodes.length);
  const leaving: (ProducerSet | undefined)[] = new Array(graph.nodes.length);
  for (const index of graph.order) {
    const parents = graph.nodes[index]?.parents ?? [];
    const set = unionOf(parents.map((parent) => leaving[parent] ?? NO_PRODUCERS));
    const bit = bitOf.get(index);
    arriving[index] = set;
    leaving[index] = bit === undefined ? set : onlyProducer(bit);
  }
  return arriving;
}

function setOf(makers: GraphNode[], isIn: (maker: GraphNode) => boolean): ProducerSet {
  return unionOf(makers.flatMap((maker, bit) => (isIn(maker) ? [onlyProducer(bit)] : [])));
}

function producersOf(bits: number[], makers: GraphNode[], type: PortType): Producer[] {
  return bits.flatMap((bit) => {
    const maker = makers[bit];
    return outputsOfType(maker?.definition, type).map((output) => ({ nodeId: maker?.id ?? '', output }));
  });
}

/** Nodes that the same producers reach share one complete list. */
function onceComplete(make: (most?: number) => Producer[]): (most?: number) => Producer[] {
  let complete: Producer[] | undefined;
  return (most) => (most === undefined ? (complete ??= make()) : make(most));
}

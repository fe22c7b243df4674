import type { GraphNode, WorkflowGraph } from '../graph/workflow-graph.js';
import { compareIds } from '../model/compare-ids.js';
import type { PortType } from '../model/node-definition.js';
import { membersOf, NO_PRODUCERS, onlyProducer, union, type ProducerSet } from './producer-set.js';
import { outputsOfType, type Producer } from './producer.js';

/** The producers of one type that reach a node. `needsPort`: one of them has several outputs of the type. */
export interface Reaching {
  producers: Producer[];
  needsPort: boolean;
}

/**
 * For each node, who of its ancestors reaches it with a value of the type: an ancestor that outputs the type, unless every
 * path from it passes another producer of the type. Nodes on or behind a cycle get nothing. Work: edges × producers / 32.
 */
export function reachingProducers(graph: WorkflowGraph, type: PortType): (nodeIndex: number) => Reaching {
  const makers = graph.nodes
    .filter((node) => outputsOfType(node.definition, type).length > 0)
    .sort((a, b) => compareIds(a.id, b.id));
  const arriving = arrivingSets(graph, makers);
  const described = new Map<ProducerSet, Reaching>();
  return (nodeIndex) => {
    const set = arriving[nodeIndex] ?? NO_PRODUCERS;
    const known = described.get(set) ?? describe(set, makers, type);
    described.set(set, known);
    return known;
  };
}

function arrivingSets(graph: WorkflowGraph, makers: GraphNode[]): (ProducerSet | undefined)[] {
  const bitOf = new Map(makers.map((maker, bit) => [maker.index, bit]));
  const arriving: (ProducerSet | undefined)[] = new Array(graph.nodes.length);
  const leaving: (ProducerSet | undefined)[] = new Array(graph.nodes.length);
  for (const index of graph.order) {
    let set = NO_PRODUCERS;
    for (const parent of graph.nodes[index]?.parents ?? []) set = union(set, leaving[parent] ?? NO_PRODUCERS);
    const bit = bitOf.get(index);
    arriving[index] = set;
    leaving[index] = bit === undefined ? set : onlyProducer(bit, makers.length);
  }
  return arriving;
}

function describe(set: ProducerSet, makers: GraphNode[], type: PortType): Reaching {
  const reaching: Reaching = { producers: [], needsPort: false };
  for (const bit of membersOf(set)) {
    const maker = makers[bit];
    const outputs = outputsOfType(maker?.definition, type);
    if (outputs.length > 1) reaching.needsPort = true;
    for (const output of outputs) if (maker) reaching.producers.push({ nodeId: maker.id, output });
  }
  return reaching;
}

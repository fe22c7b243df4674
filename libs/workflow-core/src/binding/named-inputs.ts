import type { WorkflowGraph } from '../graph/workflow-graph.js';
import type { Producer } from '../model/producer.js';
import type { Workflow } from '../model/workflow.js';
import { namedPorts } from './named-ports.js';
import { sortedProducers } from './producer.js';
import type { Reaching } from './reaching-producers.js';

/** The effect on an input of the edges that name ports: its producers, a wrong port, or none (undefined). */
export type NamedInput = Reaching | 'wrong' | undefined;

/** Reads the ports of all edges; the answer is by node position and input name. An edge that is wrong outweighs all others. */
export function namedInputs(
  workflow: Workflow,
  graph: WorkflowGraph,
): (nodeIndex: number, input: string) => NamedInput {
  const producers = new Map<string, Producer[][]>();
  const wrong = new Set<string>();
  for (const edge of workflow.edges) {
    const from = graph.nodes[graph.indexOf.get(edge.from) ?? -1];
    const to = graph.nodes[graph.indexOf.get(edge.to) ?? -1];
    if (!from || !to) continue;
    const ports = namedPorts(edge, from.definition, to.definition);
    if (ports.kind === 'wrong' && edge.input !== undefined) wrong.add(inputKey(to.index, edge.input));
    if (ports.kind !== 'binds') continue;
    for (const input of ports.inputs) append(producers, inputKey(to.index, input), ports.producers);
  }
  const named = new Map([...producers].map(([key, ofEdges]) => [key, reachingByName(ofEdges)]));
  return (nodeIndex, input) => {
    const key = inputKey(nodeIndex, input);
    return wrong.has(key) ? 'wrong' : named.get(key);
  };
}

function append(producers: Map<string, Producer[][]>, key: string, ofEdge: Producer[]): void {
  const ofEdges = producers.get(key);
  if (ofEdges) ofEdges.push(ofEdge);
  else producers.set(key, [ofEdge]);
}

function reachingByName(ofEdges: Producer[][]): Reaching {
  const sorted = sortedProducers(ofEdges.flat());
  const needsPort = ofEdges.some((ofEdge) => ofEdge.length > 1);
  return { count: sorted.length, needsPort, list: (most) => sorted.slice(0, most) };
}

function inputKey(nodeIndex: number, input: string): string {
  return `${nodeIndex} ${input}`;
}

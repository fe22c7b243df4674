import { workflowGraph, type GraphNode, type WorkflowGraph } from '../graph/workflow-graph.js';
import { compareIds } from '../model/compare-ids.js';
import type { InputPort, NodeDefinitions, PortType } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { namedPorts } from './named-ports.js';
import { sortedProducers, type Producer } from './producer.js';
import { reachingProducers, type Reaching } from './reaching-producers.js';

/**
 * One input and who fills it. `bound`: `producers` are its values' sources, one unless the port is `many`. `unbound`: nobody.
 * `ambiguous`: `producers` are the candidates. `undecided`: another issue (cycle, wrong port, unknown step) comes first.
 */
export interface InputBinding {
  input: string;
  port: InputPort;
  state: 'bound' | 'unbound' | 'ambiguous' | 'undecided';
  producers: Producer[];
}

/**
 * Binds every input of every node, by node id, inputs sorted by name. Ports that edges name win; otherwise an input of type T
 * takes the reaching producer of T, a `many` input all of them in id order. Accepts invalid workflows and never throws.
 */
export function bindInputs(workflow: Workflow, definitions: NodeDefinitions): ReadonlyMap<string, InputBinding[]> {
  const graph = workflowGraph(workflow, definitions);
  const bindings = bindGraph(workflow, graph);
  return new Map([...graph.indexOf].map(([id, index]) => [id, bindings[index] ?? []]));
}

/** `bindInputs` for a graph at hand: bindings by position in `workflow.nodes`. */
export function bindGraph(workflow: Workflow, graph: WorkflowGraph): InputBinding[][] {
  const named = readNamedInputs(workflow, graph);
  const doubtful = doubtfulNodes(graph);
  const reaching = new Map<PortType, (nodeIndex: number) => Reaching>();
  const reach = (node: GraphNode, type: PortType): Reaching => {
    const byNode = reaching.get(type) ?? reachingProducers(graph, type);
    reaching.set(type, byNode);
    return byNode(node.index);
  };
  return graph.nodes.map((node) =>
    Object.entries(node.definition?.inputs ?? {})
      .sort(([a], [b]) => compareIds(a, b))
      .map(([input, port]) => {
        const byName = named.get(inputKey(node.index, input));
        const found = byName?.wrong ? undefined : (byName ?? reach(node, port.type));
        return bindOne(input, port, found, doubtful.has(node.index));
      }),
  );
}

function bindOne(input: string, port: InputPort, found: Reaching | undefined, doubtful: boolean): InputBinding {
  const producers = found?.producers ?? [];
  const isAmbiguous = found?.needsPort || (producers.length > 1 && !port.many);
  const state = isAmbiguous
    ? 'ambiguous'
    : producers.length > 0
      ? 'bound'
      : doubtful || !found
        ? 'undecided'
        : 'unbound';
  return { input, port, state, producers };
}

interface NamedInput extends Reaching {
  wrong: boolean;
}

function readNamedInputs(workflow: Workflow, graph: WorkflowGraph): ReadonlyMap<string, NamedInput> {
  const named = new Map<string, NamedInput>();
  for (const edge of workflow.edges) {
    const from = graph.indexOf.get(edge.from);
    const to = graph.indexOf.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const ports = namedPorts(edge, graph.nodes[from]?.definition, graph.nodes[to]?.definition);
    if (ports.kind === 'binds') {
      for (const input of ports.inputs) addProducers(namedInput(named, inputKey(to, input)), ports.producers);
    } else if (ports.kind === 'wrong' && edge.input !== undefined) {
      namedInput(named, inputKey(to, edge.input)).wrong = true;
    }
  }
  for (const input of named.values()) input.producers = sortedProducers(input.producers);
  return named;
}

function namedInput(named: Map<string, NamedInput>, key: string): NamedInput {
  const input = named.get(key) ?? { producers: [], needsPort: false, wrong: false };
  named.set(key, input);
  return input;
}

function addProducers(input: NamedInput, producers: Producer[]): void {
  input.producers.push(...producers);
  if (producers.length > 1) input.needsPort = true;
}

function inputKey(nodeIndex: number, input: string): string {
  return `${nodeIndex} ${input}`;
}

/** Nodes where a missing producer proves nothing: on or behind a cycle or an unknown step, or a second node of the same id. */
function doubtfulNodes(graph: WorkflowGraph): Set<number> {
  const doubtful = new Set(graph.nodes.filter((node) => graph.indexOf.get(node.id) !== node.index).map((n) => n.index));
  const ordered = new Set(graph.order);
  for (const node of graph.nodes) if (!ordered.has(node.index)) doubtful.add(node.index);
  for (const index of graph.order) {
    const node = graph.nodes[index];
    const isBehindUnknown = node?.parents.some((parent) => doubtful.has(parent) || !graph.nodes[parent]?.definition);
    if (isBehindUnknown) doubtful.add(index);
  }
  return doubtful;
}

import { workflowGraph, type GraphNode, type WorkflowGraph } from '../graph/workflow-graph.js';
import { compareIds } from '../model/compare-ids.js';
import type { InputPort, NodeDefinitions, PortType } from '../model/node-definition.js';
import type { Producer } from '../model/producer.js';
import type { Workflow } from '../model/workflow.js';
import { doubtfulNodes } from './doubtful-nodes.js';
import { namedInputs } from './named-inputs.js';
import { reachingProducers, type Reaching } from './reaching-producers.js';

/**
 * One input and its producers. `bound`: `producers` are the sources of its values, one unless the port is `many`.
 * `unbound`: none. `ambiguous`: `producers` are the candidates. `undecided`: another issue (cycle, wrong port, unknown
 * step) comes first.
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
  const complete = ({ input, port, state, list }: GraphBinding) => ({ input, port, state, producers: list() });
  return new Map([...graph.indexOf].map(([id, index]) => [id, (bindings[index] ?? []).map(complete)]));
}

/** An `InputBinding` whose producers are counted but not yet listed. */
export interface GraphBinding extends Reaching {
  input: string;
  port: InputPort;
  state: InputBinding['state'];
}

/** `bindInputs` for a graph at hand: bindings by position in `workflow.nodes`. */
export function bindGraph(workflow: Workflow, graph: WorkflowGraph): GraphBinding[][] {
  const named = namedInputs(workflow, graph);
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
        const byName = named(node.index, input);
        const found = byName === 'wrong' ? undefined : (byName ?? reach(node, port.type));
        return bindOne(input, port, found, doubtful.has(node.index));
      }),
  );
}

const NO_PRODUCERS_REACH: Reaching = { count: 0, needsPort: false, list: () => [] };

function bindOne(input: string, port: InputPort, found: Reaching | undefined, doubtful: boolean): GraphBinding {
  const reaching = found ?? NO_PRODUCERS_REACH;
  const isAmbiguous = reaching.needsPort || (reaching.count > 1 && !port.many);
  const withoutProducer = doubtful || !found ? 'undecided' : 'unbound';
  const state = isAmbiguous ? 'ambiguous' : reaching.count > 0 ? 'bound' : withoutProducer;
  return { ...reaching, input, port, state };
}

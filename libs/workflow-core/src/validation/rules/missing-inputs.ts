import type { GraphNode } from '../../graph/workflow-graph.js';
import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { NodeDefinition, PortType } from '../../model/node-definition.js';
import { outputsOfType } from '../../binding/producer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

const NAMED = 5;

/** Reports every required input, and every group of which one is needed, that nothing before the node fills. */
export function missingInputs(checked: CheckedWorkflow): Issue[] {
  const sources = new Sources(checked);
  return checked.graph.nodes.flatMap((node) => {
    const unbound = (checked.bindings[node.index] ?? []).filter((binding) => binding.state === 'unbound');
    const single = unbound
      .filter((binding) => binding.port.required)
      .map(({ input, port }) => missing(node, `input "${input}" of type ${port.type}`, [port.type], sources));
    return [...single, ...missingGroup(checked, node, sources)];
  });
}

function missingGroup({ bindings }: CheckedWorkflow, node: GraphNode, sources: Sources): Issue[] {
  const group = node.definition?.atLeastOneInput ?? [];
  const members = (bindings[node.index] ?? []).filter((binding) => group.includes(binding.input));
  if (members.length === 0 || members.some((binding) => binding.state !== 'unbound')) return [];
  const named = members.map(({ input, port }) => `"${input}" of type ${port.type}`).join(', ');
  const types = [...new Set(members.map((binding) => binding.port.type))];
  return [missing(node, `at least one of the inputs ${named}`, types, sources)];
}

function missing(node: GraphNode, what: string, types: PortType[], sources: Sources): Issue {
  return {
    code: 'missing_input',
    severity: 'error',
    path: jsonPointer('nodes', node.index),
    nodeId: node.id,
    message: `Node "${node.id}" needs ${what}, and nothing before it makes that.`,
    hint: types.map((type) => sources.hintFor(type, node)).join(' '),
  };
}

/** The possible producers of a type: existing nodes first, else steps. */
class Sources {
  private readonly nodesByType = new Map<PortType, GraphNode[]>();

  constructor(private readonly checked: CheckedWorkflow) {}

  hintFor(type: PortType, reader: GraphNode): string {
    const there = this.nodes(type).filter((node) => node.index !== reader.index);
    if (there.length > 0) {
      const named = there.slice(0, NAMED).map((node) => `"${node.id}"`);
      return `Draw an edge to "${reader.id}" from a node that makes ${type}: ${named.join(', ')}.`;
    }
    const steps = [...this.checked.definitions.values()].filter((step) => makes(step, type)).map((step) => step.step);
    if (steps.length === 0) return `No known step makes ${type}.`;
    return `Add a node with a step that makes ${type} (${steps.sort().join(', ')}) and an edge from it to "${reader.id}".`;
  }

  private nodes(type: PortType): GraphNode[] {
    const known =
      this.nodesByType.get(type) ??
      this.checked.graph.nodes.filter((node) => makes(node.definition, type)).slice(0, NAMED + 1);
    this.nodesByType.set(type, known);
    return known;
  }
}

function makes(definition: NodeDefinition | undefined, type: PortType): boolean {
  return outputsOfType(definition, type).length > 0;
}

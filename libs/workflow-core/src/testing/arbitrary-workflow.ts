import fc from 'fast-check';
import type { NodeDefinition, PortType } from '../model/node-definition.js';
import type { Producer } from '../model/producer.js';
import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { validateWorkflow } from '../validation/validate-workflow.js';
import { fakeDefinitions } from './fake-definitions.js';

interface Pick {
  id: string;
  definition: NodeDefinition;
  params: Record<string, unknown>;
  choices: number[];
  after: number;
  isPlain: boolean;
}

const definitions = [...fakeDefinitions.values()];
const params: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  glb_export: fc.record({ quality: fc.constantFrom('preview', 'standard', 'fine') }, { requiredKeys: [] }),
  threejs_render: fc.record({ width: fc.integer({ min: 0, max: 4096 }) }, { requiredKeys: [] }),
  image_convert: fc.record({ format: fc.constantFrom('png', 'webp') }, { requiredKeys: [] }),
};

const arbitraryPick: fc.Arbitrary<Pick> = fc.constantFrom(...definitions).chain((definition) =>
  fc.record({
    id: fc.string({ unit: fc.constantFrom(...'abcxyzABC019_-'), minLength: 1, maxLength: 6 }),
    definition: fc.constant(definition),
    params: params[definition.step] ?? fc.constant({}),
    choices: fc.array(fc.nat(50), { minLength: 2, maxLength: 2 }),
    after: fc.nat(50),
    isPlain: fc.boolean(),
  }),
);

/**
 * Random workflows over the fake definitions that have no error: 1 to 12 nodes in any order, ids of any sort, edges with and
 * without ports, extra edges that only order. Shrinks to fewer nodes.
 */
export const arbitraryWorkflow: fc.Arbitrary<Workflow> = fc
  .uniqueArray(arbitraryPick, { selector: (pick) => pick.id, minLength: 1, maxLength: 12 })
  .map((picks) => new Builder().build(picks))
  .chain(shuffled);

/** The same workflow with its nodes and edges in random order. */
export function shuffled(workflow: Workflow): fc.Arbitrary<Workflow> {
  const orderOf = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
  return fc.record({
    version: fc.constant(1 as const),
    nodes: orderOf(workflow.nodes),
    edges: orderOf(workflow.edges),
  });
}

class Builder {
  private readonly workflow: Workflow = { version: 1, nodes: [], edges: [] };
  private readonly makers = new Map<PortType, Producer[]>();

  build(picks: Pick[]): Workflow {
    for (const pick of picks) this.add(pick);
    return this.workflow;
  }

  private add(pick: Pick): void {
    const definition = this.canFeed(pick.definition) ? pick.definition : undefined;
    const step = definition?.step ?? 'order_line_setup';
    const node: WorkflowNode = { id: pick.id, step, params: definition ? pick.params : {} };
    const earlier = this.workflow.nodes[pick.after % (this.workflow.nodes.length + 1)];
    this.workflow.nodes.push(node);
    this.workflow.edges.push(...this.feed(pick, definition));
    if (pick.isPlain) this.dropPorts(pick.id);
    if (earlier) this.tryEdges([...this.workflow.edges, { from: earlier.id, to: pick.id }]);
    this.offer(pick.id, fakeDefinitions.get(step)?.outputs ?? {});
  }

  private offer(nodeId: string, outputs: NodeDefinition['outputs']): void {
    for (const [output, port] of Object.entries(outputs)) {
      this.makers.set(port.type, [...(this.makers.get(port.type) ?? []), { nodeId, output }]);
    }
  }

  private canFeed(definition: NodeDefinition): boolean {
    const isFed = (input: string) => this.makersOf(definition, input).length > 0;
    const group = definition.atLeastOneInput;
    const required = Object.keys(definition.inputs).filter((input) => definition.inputs[input]?.required);
    return required.every(isFed) && (!group || group.some(isFed));
  }

  private feed(pick: Pick, definition: NodeDefinition | undefined): WorkflowEdge[] {
    return Object.entries(definition?.inputs ?? {}).flatMap(([input, port]) => {
      const makers = this.makersOf(definition, input);
      const chosen = new Set(
        (port.many ? pick.choices : pick.choices.slice(0, 1)).map((choice) => makers[choice % makers.length]),
      );
      return [...chosen].flatMap((maker) =>
        maker ? [{ from: maker.nodeId, to: pick.id, output: maker.output, input }] : [],
      );
    });
  }

  private makersOf(definition: NodeDefinition | undefined, input: string): Producer[] {
    const port = definition?.inputs[input];
    return (port && this.makers.get(port.type)) ?? [];
  }

  /** Leaves the ports of a node's edges to the binding rule wherever that stays valid. */
  private dropPorts(nodeId: string): void {
    this.workflow.edges.forEach((edge, index) => {
      if (edge.to === nodeId) this.tryEdges(this.workflow.edges.with(index, { from: edge.from, to: edge.to }));
    });
  }

  private tryEdges(edges: WorkflowEdge[]): void {
    const issues = validateWorkflow({ ...this.workflow, edges }, fakeDefinitions);
    if (issues.every((issue) => issue.severity === 'warning')) this.workflow.edges = edges;
  }
}

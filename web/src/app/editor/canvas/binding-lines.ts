import { bindInputs, type NodeDefinitions, type Workflow } from '#workflow-core';
import type { CanvasView } from './canvas-model';
import { connectorId } from './connector-id';
import { connectorPoint } from './node-box';
import { curvePath, wireCurve } from './wire-curve';

/** A value that comes from further up, not along a wire into the node. */
export interface BindingLine {
  id: string;
  path: string;
  /** What is said about it. */
  text: string;
}

/** The lines from the outputs that fill inputs of a node to those inputs, where no wire shows it. */
export function bindingLines(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { view, nodeId }: { view: CanvasView; nodeId: string },
): BindingLine[] {
  const node = view.nodes.find(({ id }) => id === nodeId);
  if (!node) return [];
  const wired = new Set(view.wires.filter(({ toNode }) => toNode === nodeId).map(({ from, to }) => `${from} ${to}`));
  return (bindInputs(workflow, definitions).get(nodeId) ?? [])
    .filter(({ state }) => state === 'bound')
    .flatMap(({ input, producers }) => producers.map((producer) => ({ input, ...producer })))
    .flatMap(({ input, nodeId: from, output }) => {
      const [out, into] = [
        connectorId({ side: 'out', nodeId: from, port: output }),
        connectorId({ side: 'in', nodeId, port: input }),
      ];
      const source = view.nodes.find(({ id }) => id === from);
      const [start, end] = [source && connectorPoint(source, out), connectorPoint(node, into)];
      if (!source || !start || !end || wired.has(`${out} ${into}`)) return [];
      const path = curvePath(wireCurve(start, end));
      const label = node.inputs.find(({ name }) => name === input)?.label ?? input;
      return [{ id: `${out} ${into}`, path, text: `${label} from ${source.label}` }];
    });
}

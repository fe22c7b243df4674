import type { NodeDefinitions, Workflow } from '#workflow-core';
import type { CanvasNode, CanvasPort } from '../canvas/canvas-model';
import { readConnector } from '../canvas/connector-id';
import { wireChecker } from '../canvas/wire-check';
import type { PickItem } from '../../parts/picker/pick-item';

/** Where wires from a node may lead, and where not and why; an item's id is the two connectors. */
export function connectItems(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { nodes, nodeId }: { nodes: readonly CanvasNode[]; nodeId: string },
): PickItem[] {
  const source = nodes.find(({ id }) => id === nodeId);
  if (!source) return [];
  const check = wireChecker(workflow, definitions);
  const others = nodes.filter(({ id }) => id !== nodeId);
  const item = (from: string, to: string, texts: { target: CanvasNode; label: string; hint: string }): PickItem => ({
    ...{ id: `${from}>${to}`, label: texts.label, hint: texts.hint, words: texts.target.id },
    ...{ icon: texts.target.icon, colour: texts.target.colour },
    refused: check(readConnector(from), readConnector(to))?.text ?? null,
  });
  const ofPorts = source.outputs.flatMap((output) =>
    others.flatMap((target) =>
      target.inputs
        .filter((input) => isNear(output, input, source))
        .map((input) =>
          item(output.connector, input.connector, {
            ...{ target, label: `${target.label}: ${input.label}` },
            hint: source.outputs.length > 1 ? `from ${output.label}` : '',
          }),
        ),
    ),
  );
  const ofOrder = others.map((target) =>
    item(source.after, target.before, {
      target,
      label: `${target.label}: order only`,
      hint: `runs after ${source.label}`,
    }),
  );
  return [...ofPorts, ...ofOrder].sort((a, b) => Number(a.refused !== null) - Number(b.refused !== null));
}

/** Of several outputs only those of an input's type are shown; an only one is shown with every input, to say why not. */
const isNear = (output: CanvasPort, input: CanvasPort, source: CanvasNode): boolean =>
  output.type === input.type || source.outputs.length === 1;

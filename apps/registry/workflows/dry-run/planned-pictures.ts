import type { OrderedOutputType, PlannedPicture } from '#contracts';
import { pictures } from '#nodes/pictures';
import type { Producer, RunPlan } from '#workflow-core';

type PlannedNode = RunPlan['nodes'][number];
type PlannedNodes = ReadonlyMap<string, PlannedNode>;

/**
 * The pictures that a node would output for an order line, with the names and sizes that its step would give them. A node
 * without a `pictures.ts` passes its inputs on.
 */
export function plannedPictures(nodeId: string, nodes: PlannedNodes, outputType: OrderedOutputType): PlannedPicture[] {
  const node = nodes.get(nodeId);
  if (!node) return [];
  const incoming = producersOf(node, 'render').flatMap((from) => plannedPictures(from.nodeId, nodes, outputType));
  const template = incoming[0]?.template ?? templateOf(node, nodes, outputType);
  const made = pictures[`${node.step}@${node.version}`]?.(node.params, { ordered: outputType, incoming }) ?? incoming;
  return made.map(({ name, width, height, frames }) => ({
    ...{ node: node.nodeId, step: node.step, template },
    ...{ name, width, height, frames },
  }));
}

/** The producers of an input of a planned node. */
export function producersOf(node: PlannedNode, input: string): Producer[] {
  return node.inputs.find((bound) => bound.input === input)?.producers ?? [];
}

function templateOf(node: PlannedNode, nodes: PlannedNodes, outputType: OrderedOutputType): string {
  const [producer] = producersOf(node, 'template');
  const key = producer && nodes.get(producer.nodeId)?.params['templateKey'];
  return typeof key === 'string' && key !== '' ? key : outputType.template;
}

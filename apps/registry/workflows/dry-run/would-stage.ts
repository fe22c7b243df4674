import type { OrderLineInputs, OrderedOutputType, PlannedPicture, WouldStage } from '#contracts';
import type { Producer, RunPlan } from '#workflow-core';

type PlannedNode = RunPlan['nodes'][number];

/** What each effect node of a plan would stage for an order line, told from params and output type before anything runs. */
export function wouldStage(plan: RunPlan, { pinned, outputType }: OrderLineInputs): WouldStage[] {
  const nodes = new Map(plan.nodes.map((node) => [node.nodeId, node]));
  return plan.nodes.flatMap((node): WouldStage[] => {
    const staged = { node: node.nodeId };
    if (node.effect === 'notification')
      return [{ ...staged, effect: node.effect, notification: told(node, outputType) }];
    if (node.effect === 'catalog')
      return [{ ...staged, effect: node.effect, catalog: { product: pinned.product.key } }];
    if (node.effect !== 'asset') return [];
    const pictures = producersOf(node, 'render').map(({ nodeId }) => plannedPicture(nodeId, nodes, outputType));
    const deliverModel = node.params['deliverModel'] === true;
    return [{ ...staged, effect: node.effect, assets: { pictures, deliverModel } }];
  });
}

function told({ params }: PlannedNode, { notify }: OrderedOutputType): WouldStage['notification'] {
  const { channel, recipients } = params as { channel?: string; recipients?: string[] };
  return { channel: channel || notify.channel, recipients: recipients?.length ? recipients : notify.recipients };
}

/** A size of 0 means: of what comes in, and at a renderer as the output type orders. */
function plannedPicture(
  nodeId: string,
  nodes: ReadonlyMap<string, PlannedNode>,
  outputType: OrderedOutputType,
): PlannedPicture {
  const node = nodes.get(nodeId);
  const [source] = node ? producersOf(node, 'render') : [];
  const ordered = { template: templateOf(node, nodes, outputType), width: outputType.width, height: outputType.height };
  const before = source ? plannedPicture(source.nodeId, nodes, outputType) : ordered;
  const width = sizeIn(node, 'width') || before.width;
  const height = sizeIn(node, 'height') || before.height;
  return { node: nodeId, step: node?.step ?? '', template: before.template, width, height };
}

function templateOf(
  node: PlannedNode | undefined,
  nodes: ReadonlyMap<string, PlannedNode>,
  outputType: OrderedOutputType,
): string {
  const [producer] = node ? producersOf(node, 'template') : [];
  const key = producer && nodes.get(producer.nodeId)?.params['templateKey'];
  return typeof key === 'string' && key !== '' ? key : outputType.template;
}

function producersOf(node: PlannedNode, input: string): Producer[] {
  return node.inputs.find((bound) => bound.input === input)?.producers ?? [];
}

function sizeIn(node: PlannedNode | undefined, side: 'width' | 'height'): number {
  const value = node?.params[side];
  return typeof value === 'number' ? value : 0;
}

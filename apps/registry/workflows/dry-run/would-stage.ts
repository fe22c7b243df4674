import type { OrderLineInputs, OrderedOutputType, WouldStage } from '#contracts';
import { MODEL_NAME } from '#steps/pictures';
import type { RunPlan } from '#workflow-core';
import { plannedPictures, producersOf } from './planned-pictures.js';

type PlannedNode = RunPlan['nodes'][number];

/** What each effect node of a plan would stage for an order line, derived from params and output type. */
export function wouldStage(plan: RunPlan, { pinned, outputType }: OrderLineInputs): WouldStage[] {
  const nodes = new Map(plan.nodes.map((node) => [node.nodeId, node]));
  return plan.nodes.flatMap((node): WouldStage[] => {
    const staged = { node: node.nodeId };
    if (node.effect === 'notification')
      return [{ ...staged, effect: node.effect, notification: notificationOf(node, outputType) }];
    if (node.effect === 'catalog')
      return [{ ...staged, effect: node.effect, catalog: { product: pinned.product.key } }];
    if (node.effect !== 'asset') return [];
    const pictures = producersOf(node, 'render').flatMap(({ nodeId }) => plannedPictures(nodeId, nodes, outputType));
    const deliverModel = node.params['deliverModel'] === true;
    const models = deliverModel ? producersOf(node, 'glb').map(() => MODEL_NAME) : [];
    const names = [...pictures.map(({ name }) => name), ...models];
    return [{ ...staged, effect: node.effect, assets: { names, pictures, deliverModel } }];
  });
}

function notificationOf({ params }: PlannedNode, { notify }: OrderedOutputType): WouldStage['notification'] {
  const { channel, recipients } = params as { channel?: string; recipients?: string[] };
  return { channel: channel || notify.channel, recipients: recipients?.length ? recipients : notify.recipients };
}

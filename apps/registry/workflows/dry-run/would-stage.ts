import type { OrderLineInputs, OrderedOutputType, WouldStage } from '#contracts';
import type { RunPlan } from '#workflow-core';
import { plannedPictures, producersOf } from './planned-pictures.js';

type PlannedNode = RunPlan['nodes'][number];

const MODEL = 'model.glb';

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
    const pictures = producersOf(node, 'render').flatMap(({ nodeId }) => plannedPictures(nodeId, nodes, outputType));
    const deliverModel = node.params['deliverModel'] === true;
    const models = deliverModel ? producersOf(node, 'glb').map(() => MODEL) : [];
    const names = [...pictures.map(({ name }) => name), ...models];
    return [{ ...staged, effect: node.effect, assets: { names, pictures, deliverModel } }];
  });
}

function told({ params }: PlannedNode, { notify }: OrderedOutputType): WouldStage['notification'] {
  const { channel, recipients } = params as { channel?: string; recipients?: string[] };
  return { channel: channel || notify.channel, recipients: recipients?.length ? recipients : notify.recipients };
}

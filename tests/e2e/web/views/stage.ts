import type { OrderReply } from '#contracts';
import { BEARING, FLANGE } from '../../../instance/order-client.js';
import type { OrderClient } from '../../../instance/order-client.js';
import type { TestInstance } from '../../../instance/test-instance.js';
import { pausedRun } from '../paused-run.js';
import type { Shown } from './view.js';

const RUN_WORKFLOW = 'still-threejs';
const WORKFLOW = 'my-still';

/** Makes what the views show: workflows, products, orders and runs. */
export async function setStage(instance: TestInstance, client: OrderClient): Promise<Shown> {
  await client.untilWorkerLives();
  await client.addOutputType('small', { workflow: RUN_WORKFLOW });
  const { graphRunId } = await client.settled((await client.dispatchOne('graph', undefined, 'small')).id);
  const [order] = await client.json<OrderReply[]>('/orders');
  const otherRunId = await pausedRun(instance, client, 'small');
  await client.json(`/runs/${otherRunId}/cancel`, 'POST', { reason: 'The wrong product.' });
  const newLine = await orderMore(client);
  await publishTwice(client);
  for (const key of ['arrays', 'marks', 'conflict', 'locked']) await duplicate(client, key);
  return {
    client,
    workflow: WORKFLOW,
    runWorkflow: RUN_WORKFLOW,
    runId: graphRunId ?? '',
    otherRunId,
    line: order?.lines[0]?.id ?? '',
    newLine,
  };
}

const duplicate = (client: OrderClient, key: string): Promise<unknown> =>
  client.json(`/workflows/${RUN_WORKFLOW}/duplicate`, 'POST', { key, label: `Still, ${key}` });

async function orderMore(client: OrderClient): Promise<string> {
  await client.upload('ball-bearing-6204-2rs-with-a-long-key', BEARING);
  await client.upload('flange', FLANGE);
  const of = (product: string, outputType: string) => ({ product, outputType });
  const lines = [
    of('ball-bearing-6204-2rs-with-a-long-key', 'still-cutout-512'),
    of('flange', 'small'),
    of('flange', 'still-cutout-512'),
  ];
  return (await client.json<OrderReply>('/orders', 'POST', { lines })).lines[0]?.id ?? '';
}

async function publishTwice(client: OrderClient): Promise<void> {
  await client.json(`/workflows/${RUN_WORKFLOW}/duplicate`, 'POST', { key: WORKFLOW, label: 'My still' });
  await client.json(`/workflows/${WORKFLOW}/publish`, 'POST', { note: 'The first one, as it was copied' });
  await changeRender(client, WORKFLOW, { width: 640 });
  await client.json(`/workflows/${WORKFLOW}/publish`, 'POST', { note: 'Smaller, for the list of products' });
  await changeRender(client, WORKFLOW, { width: 800, height: 600 });
}

/** Saves other settings of the node `render`, as somebody elsewhere does. */
export async function changeRender(client: OrderClient, key: string, params: object): Promise<void> {
  const { workflow, revision } = await client.json<{ workflow: { nodes: { id: string }[] }; revision: number }>(
    `/workflows/${key}/draft`,
  );
  const nodes = workflow.nodes.map((node) => (node.id === 'render' ? { ...node, params } : node));
  const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
  const body = JSON.stringify({ workflow: { ...workflow, nodes } });
  const saved = await client.send(`/workflows/${key}/draft`, { method: 'PUT', headers, body });
  if (!saved.ok) throw new Error(`save the draft of ${key}: ${saved.status} ${await saved.text()}`);
}

import { createHash } from 'node:crypto';
import type { DraftReply, NodeRunReply, OrderReply } from '#contracts';
import type { Workflow } from '#workflow-core';
import { FLANGE, OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { useDraft } from './canvas-draft.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

/** The workflow that is built once more. */
const BUILT_IN = 'still-threejs';

/** An instance in which nobody has worked yet, and its list of workflows in a browser. */
export interface Journey {
  instance: TestInstance;
  client: OrderClient;
  web: WebBrowser;
  /** The paths of all pages that were shown. */
  paths: string[];
  close(): Promise<void>;
}

/** Opens the list of workflows; the one of `key` is to be built. */
export async function openJourney(key: string): Promise<Journey> {
  const instance = await openTestInstance();
  const client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  const web = await openWebBrowser(instance);
  useDraft({ client, web, key });
  const paths: string[] = [];
  web.page.on('framenavigated', (frame) => paths.push(new URL(frame.url()).pathname));
  await signIn(web.page, client, '/workflows');
  const close = async (): Promise<void> => {
    await web.close();
    await instance.close();
  };
  return { instance, client, web, paths, close };
}

/** A real order line of an output type that names the workflow; answers its order. */
export async function orderBy({ client }: Journey, key: string): Promise<OrderReply> {
  await client.addOutputType('journey', { label: 'Of the journey', workflow: key });
  const upload = await client.upload('flange', FLANGE);
  if (!upload.ok) throw new Error(`upload: ${upload.status} ${await upload.text()}`);
  return client.json<OrderReply>('/orders', 'POST', { lines: [{ product: 'flange', outputType: 'journey' }] });
}

/** The graph alone: without names and places, and each node named by its step, of which there is one. */
export function shapeOf({ nodes, edges }: Workflow): { nodes: object[]; edges: string[] } {
  const steps = new Map(nodes.map(({ id, step }) => [id, step]));
  const ends = edges.map(({ from, to, ...ports }) => ({ from: steps.get(from), to: steps.get(to), ...ports }));
  return {
    nodes: nodes.map(({ step, params }) => ({ step, params })).sort((a, b) => a.step.localeCompare(b.step)),
    edges: ends.map((edge) => JSON.stringify(edge)).sort(),
  };
}

/** The graph of the workflow that is built once more. */
export async function builtInShape({ client }: Journey): Promise<ReturnType<typeof shapeOf>> {
  const { workflow } = await client.json<DraftReply>(`/workflows/${BUILT_IN}/draft`);
  return shapeOf(workflow as unknown as Workflow);
}

/** What was wrong, without a run that is asked for before an orchestrator has accepted it. */
export const faultsOf = ({ web }: Journey): string[] =>
  web.faults.filter((fault) => !/Failed to load resource.*404.*\/api\/runs\/[\w-]+\/states/.test(fault));

/** The digest of the picture that an element shows, once it is drawn. */
export async function shownDigest({ web: { page } }: Journey, selector: string): Promise<string> {
  const picture = page.locator(selector).first();
  await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  const reply = await page.request.get((await picture.getAttribute('src')) ?? '');
  return createHash('sha256')
    .update(await reply.body())
    .digest('hex');
}

/** The keys of the parts in the model that the node `nodeId` of a run has exported. */
export async function exportedParts({ client }: Journey, runId: string, nodeId: string): Promise<string[]> {
  const { outputs } = await client.json<NodeRunReply>(`/runs/${runId}/nodes/${nodeId}`);
  return (outputs?.['parts'] as { key: string }[]).map(({ key }) => key).sort();
}

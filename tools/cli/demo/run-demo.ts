import { join } from 'node:path';
import type { Mode } from '#contracts';
import type { DemoProduct } from './demo-products.js';
import type { LineOutcome } from './demo-report.js';
import { fetchAssets } from './fetch-assets.js';
import { followOrder } from './follow-order.js';
import type { HartomatApi } from './hartomat-api.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';

/** What to order, how it is dispatched, and where the pictures go. */
export interface DemoOrder {
  products: readonly DemoProduct[];
  outputTypes: readonly string[];
  mode: Mode;
  homeDir: string;
  withinMs: number;
  interruption?: AbortSignal;
  say(text: string): void;
}

/** Uploads the files, orders every output type of each, dispatches, waits, and fetches what was delivered. */
export async function runDemo(api: HartomatApi, demo: DemoOrder): Promise<LineOutcome[]> {
  for (const product of demo.products) {
    await api.createProduct(product);
    demo.say(`uploaded ${product.file}`);
  }
  const lines = demo.products.flatMap(({ key }) =>
    demo.outputTypes.map((outputType) => ({ product: key, outputType })),
  );
  const order = await api.createOrder(lines);
  if (demo.mode !== 'legacy' && (await anyHasWorkflow(api, demo))) await untilWorkersLive(api, demo);
  demo.say(`order ${order.number}: ${lines.length} lines, dispatched as ${demo.mode}`);
  await api.dispatch(order.id, demo.mode);
  const followed = await followOrder(api, {
    orderId: order.id,
    mode: demo.mode,
    withinMs: demo.withinMs,
    say: demo.say,
  });
  const outcomes: LineOutcome[] = [];
  for (const each of followed) {
    outcomes.push({ ...each, assets: await fetchAssets(api, each.line, join(demo.homeDir, 'demo')) });
  }
  return outcomes;
}

/** Whether any of the output types has a workflow; reports those without. */
async function anyHasWorkflow(api: HartomatApi, { outputTypes, say }: DemoOrder): Promise<boolean> {
  const served = new Set((await api.outputTypes()).filter(({ workflow }) => workflow).map(({ key }) => key));
  const without = outputTypes.filter((key) => !served.has(key));
  for (const key of without) say(`output type ${key} has no workflow: legacy alone delivers it`);
  return without.length < outputTypes.length;
}

const WORKERS_WITHIN_MS = 60_000;

/** A dispatch before the first worker announced itself would take legacy instead of the requested mode. */
async function untilWorkersLive(api: HartomatApi, { say, interruption }: DemoOrder): Promise<void> {
  say('waiting for a worker with a browser');
  const rendering = async (): Promise<true | undefined> => {
    interruption?.throwIfAborted();
    const workers = await api.workers();
    return workers.some(({ capabilities }) => capabilities.includes('chromium')) ? true : undefined;
  };
  const found = await waitUntil(rendering, { withinMs: WORKERS_WITHIN_MS, everyMs: 200 });
  if (!found)
    say(`no worker has announced a browser within ${WORKERS_WITHIN_MS / 1000} s; see ./hartomat logs node-worker`);
}

import { join } from 'node:path';
import type { Mode } from '#contracts';
import type { DemoProduct } from './demo-products.js';
import type { LineOutcome } from './demo-report.js';
import { fetchAssets } from './fetch-assets.js';
import { followOrder } from './follow-order.js';
import type { HartomatApi } from './hartomat-api.js';

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

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence, Failure, OrderReply } from '#contracts';
import { createLocalProcessRunner } from '#steps';
import type { LegacyPresetConfig, PinnedInputs } from '#steps';
import { convertPreset } from '#workflow-core';
import { taskFailure } from '../../../apps/node-worker/tasks/task-failure.js';
import { failDelivery } from '../../../apps/orders/deliveries/fail-delivery.repository.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { quickRenderer } from '../../chaos/quick/quick-renderer.js';
import { ADMIN_TOKEN } from '../../integration/gateway/gateway-bench.js';
import { driveDeliveries } from '../../integration/orders/delivery-driver.js';
import { openOrdersUnderTest } from '../../integration/orders/orders-under-test.js';
import type { OrdersUnderTest } from '../../integration/orders/orders-under-test.js';
import { cachingProcesses } from '../caching-processes.js';
import { openTwoWalks } from '../two-walks.js';
import { REAL } from '../walk-graph.js';
import type { ApiRequest } from './any-edit.js';

/** How an order line ended: `evidence` of the path that did it, or the failure. */
export type Ended = { evidence: Evidence } | { failure: Failure };

/** The flange unit as product "product", ordered over the API and delivered in this process without a browser. */
export interface LineBench {
  orders: OrdersUnderTest;
  send(request: ApiRequest): Promise<{ status: number; body: unknown }>;
  /** Gives the product another file. */
  upload(file: Buffer): Promise<void>;
  /** Orders and dispatches the product; null where the API takes no order of the output type. */
  dispatch(outputType: string): Promise<PinnedInputs | null>;
  /** Walks both paths; `graph` is null where the preset becomes no workflow. Then commits or fails the delivery by legacy. */
  deliver(pinned: PinnedInputs): Promise<{ legacy: Ended; graph: Ended | null }>;
  /** Deletes all orders, assignments and edits. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openLineBench(name: string): Promise<LineBench> {
  const orders = await openOrdersUnderTest(name);
  const { artifacts } = orders;
  const processes = cachingProcesses(createLocalProcessRunner());
  const walks = await openTwoWalks({ artifacts, processes, renderer: quickRenderer(0) });
  const driver = driveDeliveries(() => orders.orm);
  const { sha256: seeded } = await orders.catalog.head();
  const send = async ({ method, path, json }: ApiRequest): Promise<{ status: number; body: unknown }> => {
    // A stored catalog is returned unchanged, so such a reply may deviate from the API's description.
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const body = json === undefined ? null : JSON.stringify(json);
    const reply = await fetch(`${orders.gateway.origin}/api${path}`, { method, headers, body });
    return { status: reply.status, body: await reply.json() };
  };
  await upload(orders, await flangeUnit());

  const settle = async (pinned: PinnedInputs, ended: Ended): Promise<boolean> => {
    if ('failure' in ended) return orders.orm.em.fork().transactional((em) => failDelivery(em, pinned, ended.failure));
    const { deliveryId } = pinned;
    const runId = await driver.runOf(deliveryId, 'legacy');
    return driver.stageAndCommit({ ...ended.evidence, path: 'legacy', runId, deliveryId });
  };

  return {
    orders,
    send,
    upload: (file) => upload(orders, file),
    dispatch: (outputType) => dispatch(orders, send, outputType),
    async deliver(pinned) {
      const evidence = await walks.legacy(pinned);
      const failure = evidence.status.failure;
      const legacy: Ended = failure ? { failure } : { evidence };
      const preset = await presetOf(orders, pinned);
      const { workflow } = preset ? convertPreset(preset, REAL) : { workflow: null };
      const graph = workflow && (await walks.graph(workflow, pinned).then((made) => ({ evidence: made }), failed));
      if (!(await settle(pinned, legacy))) throw new Error(`Delivery ${pinned.deliveryId} was not settled.`);
      return { legacy, graph };
    },
    async reset() {
      for (const table of ['legacy_job', 'path_run', 'delivery', 'order_line', 'customer_order', 'product_material'])
        await orders.query(`delete from orders.${table}`);
      await orders.query('update orders.catalog_head set sha256 = ?', [seeded]);
    },
    close: async () => {
      await walks.close();
      await orders.close();
    },
  };
}

type Send = LineBench['send'];

async function dispatch(orders: OrdersUnderTest, send: Send, outputType: string): Promise<PinnedInputs | null> {
  const lines = [{ product: 'product', outputType }];
  const { status, body } = await send({ method: 'POST', path: '/orders', json: { lines } });
  if (status !== 201) return null;
  const { id } = body as OrderReply;
  await send({ method: 'POST', path: `/orders/${id}/dispatch`, json: { mode: 'legacy' } });
  const [row] = await orders.query<{ pinned: PinnedInputs }>(
    `select d.pinned from orders.delivery d join orders.order_line l on l.id = d.order_line_id where l.order_id = ?`,
    [id],
  );
  return row?.pinned ?? null;
}

const failed = (error: unknown): Ended => ({ failure: taskFailure(error) });

/** As in the pinned catalog. */
async function presetOf(
  orders: OrdersUnderTest,
  { catalog, outputType }: PinnedInputs,
): Promise<LegacyPresetConfig | null> {
  const document = await orders.catalog.document(catalog);
  const types = (Array.isArray(document.outputTypes) ? document.outputTypes : []) as unknown as (Record<
    string,
    unknown
  > | null)[];
  return (types.find((type) => type?.['key'] === outputType)?.['legacyPreset'] as LegacyPresetConfig) ?? null;
}

const flangeUnit = (): Promise<Buffer> => readFile(join(repositoryRoot(), 'tests/fixtures/step/own-flange-unit.step'));

async function upload({ gateway }: OrdersUnderTest, file: Buffer): Promise<void> {
  const form = new FormData();
  form.set('key', 'product');
  form.set('name', 'Flange unit');
  form.set('replace', 'true');
  form.set('file', new Blob([Uint8Array.from(file)]), 'product.step');
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const reply = await fetch(`${gateway.origin}/api/products`, { method: 'POST', headers, body: form });
  if (!reply.ok) throw new Error(`The upload was refused: ${await reply.text()}`);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryReply, Mode, OrderReply } from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { BEARING, FLANGE, OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const SMALL = 'flow-128';
const LARGE = 'flow-4096';
/** Its product has an empty shape; the only solid belongs to nothing. */
const WITHOUT_GEOMETRY = 'tests/fixtures/step/own-unattached-solid.step';

let instance: TestInstance;
let client: OrderClient;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType(SMALL);
  await client.addOutputType(LARGE, { width: 4096, height: 4096 });
  await client.upload('flange', FLANGE);
  await client.upload('bearing', BEARING);
  await client.untilWorkerLives();
});
afterAll(() => instance.close());

const order = (...lines: { product: string; outputType: string }[]) =>
  client.json<OrderReply>('/orders', 'POST', { lines });
const dispatch = (id: string, body: object) => client.json<OrderReply>(`/orders/${id}/dispatch`, 'POST', body);
const deliverer = (mode: Mode) => (mode === 'graph' ? 'graph' : 'legacy');

/** All but what a shadow run still adds after legacy has delivered. */
const factsOf = (delivery: DeliveryReply | undefined) => ({ ...delivery, graphSeconds: null });

async function settledLines(orderId: string): Promise<DeliveryReply[]> {
  await client.settled(orderId);
  const done = await waitUntil(
    async () => {
      const { lines } = await client.json<OrderReply>(`/orders/${orderId}`);
      const deliveries = lines.flatMap(({ delivery }) => delivery ?? []);
      return deliveries.every(({ state }) => state !== 'open') ? deliveries : undefined;
    },
    { withinMs: 90_000, everyMs: 200 },
  );
  if (!done) throw new Error(`Order ${orderId} is not settled.`);
  return done;
}

async function expectDeliveredOnce(delivery: DeliveryReply, mode: Mode): Promise<void> {
  const live = await liveOf(instance, delivery.id);
  expect(delivery).toMatchObject({ state: 'committed', deliveredBy: deliverer(mode), failure: null });
  expect(live.assets.map(({ name, run_id }) => ({ name, run_id }))).toEqual([
    { name: 'still.png', run_id: live.committed?.committed_run_id },
  ]);
  expect(live.notifications).toHaveLength(1);
}

/** In shadow both paths are at work; each alone with all tests. */
const MODES: Mode[] = process.env['HARTOMAT_TEST_ALL'] ? ['legacy', 'graph', 'shadow'] : ['shadow'];

describe.each(MODES)('an order in mode %s', (mode) => {
  it('delivers each of its lines once, however often the dispatch is asked for at the same time', async () => {
    const { id } = await order(
      { product: 'flange', outputType: SMALL },
      { product: 'bearing', outputType: SMALL },
      { product: 'flange', outputType: SMALL },
    );
    await Promise.all([dispatch(id, { mode }), dispatch(id, { mode }), dispatch(id, { mode })]);
    const deliveries = await settledLines(id);
    for (const delivery of deliveries) await expectDeliveredOnce(delivery, mode);
    expect(deliveries.map(({ generation }) => generation)).toEqual([1, 1, 1]);
    const [first, second, third] = deliveries.map(({ assets }) => assets[0]?.sha256);
    expect(first).toBe(third);
    expect(first).not.toBe(second);
  });

  it('makes a new generation of the line that is named, from the file that the product has by then', async () => {
    await client.upload('changing', FLANGE);
    const { id, lines } = await order(
      { product: 'changing', outputType: SMALL },
      { product: 'changing', outputType: SMALL },
    );
    await dispatch(id, { mode });
    // The open deliveries pinned the file that was there when they were dispatched.
    await client.upload('changing', BEARING);
    const before = await settledLines(id);
    expect(before[0]?.assets[0]?.sha256).toBe(before[1]?.assets[0]?.sha256);
    await dispatch(id, { mode, again: true, lines: [lines[1]?.id] });
    const [kept, renewed] = (await settledLines(id)) as [DeliveryReply, DeliveryReply];
    expect(factsOf(kept)).toEqual(factsOf(before[0]));
    expect(renewed.generation).toBe(2);
    await expectDeliveredOnce(renewed, mode);
    expect(renewed.assets[0]?.sha256).not.toBe(kept.assets[0]?.sha256);
    const earlier = await client.json<DeliveryReply>(`/deliveries/${before[1]?.id}`);
    expect(factsOf(earlier)).toEqual(factsOf(before[1]));
  });

  it('fails a line whose file holds no geometry, says so once, and delivers it when the file is mended', async () => {
    await client.upload('mended', WITHOUT_GEOMETRY);
    const { id } = await order({ product: 'mended', outputType: SMALL }, { product: 'flange', outputType: SMALL });
    await dispatch(id, { mode });
    const [failed, delivered] = (await settledLines(id)) as [DeliveryReply, DeliveryReply];
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'step_file_no_geometry' }, assets: [] });
    expect((await liveOf(instance, failed.id)).notifications.map(({ template }) => template)).toEqual([
      'delivery_failed',
    ]);
    await client.upload('mended', FLANGE);
    await dispatch(id, { mode, again: true, lines: [failed ? await lineOf(id, failed.id) : ''] });
    const [renewed, untouched] = (await settledLines(id)) as [DeliveryReply, DeliveryReply];
    expect(factsOf(untouched)).toEqual(factsOf(delivered));
    expect(renewed.generation).toBe(2);
    await expectDeliveredOnce(renewed, mode);
  });

  it('stops at a cancel amid the render, delivers nothing of it, and goes on with the next line', async () => {
    const before = instance.countOfRenders();
    const { id } = await order({ product: 'flange', outputType: LARGE });
    const { lines } = await dispatch(id, { mode });
    const delivery = lines[0]?.delivery as DeliveryReply;
    await untilRendering(mode, before);
    expect(await client.json(`/deliveries/${delivery.id}/cancel`, 'POST')).toMatchObject({ state: 'cancelled' });
    await untilGivenUp(mode, delivery);
    const next = await order({ product: 'flange', outputType: SMALL });
    await dispatch(next.id, { mode });
    for (const done of await settledLines(next.id)) await expectDeliveredOnce(done, mode);
    const live = await liveOf(instance, delivery.id);
    expect(live).toEqual({
      assets: [],
      notifications: [],
      committed: { committed_path: null, committed_run_id: null, state: 'cancelled' },
    });
    const repeated = await client.send(`/deliveries/${delivery.id}/cancel`, { method: 'POST' });
    expect(repeated.status).toBe(200);
    const again = await dispatch(id, { mode: 'legacy', again: true });
    expect(again.lines[0]?.delivery).toMatchObject({ generation: 2, state: 'open' });
    await client.json(`/deliveries/${again.lines[0]?.delivery?.id}/cancel`, 'POST');
  });
});

/** Both paths of a shadow delivery are at work. */
async function untilRendering(mode: Mode, before: { legacy: number; graph: number }): Promise<void> {
  const begun = await waitUntil(
    async () => {
      const now = instance.countOfRenders();
      const [legacy, graph] = [now.legacy > before.legacy, now.graph > before.graph];
      return (legacy || mode === 'graph') && (graph || mode === 'legacy') ? true : undefined;
    },
    { withinMs: 60_000, everyMs: 50 },
  );
  if (!begun) throw new Error('Nothing renders.');
}

async function untilGivenUp(mode: Mode, { id, graphRunId }: DeliveryReply): Promise<void> {
  if (graphRunId) expect((await client.untilRunEnded(graphRunId)).status).toBe('cancelled');
  if (mode === 'graph') return;
  const said = await waitUntil(
    async () => {
      const log = await readFile(join(instance.settings.homeDir, 'logs', 'legacy-pipeline.log'), 'utf8');
      return log.split('\n').some((line) => line.includes('job abandoned') && line.includes(id)) ? true : undefined;
    },
    { withinMs: 20_000, everyMs: 50 },
  );
  expect(said).toBe(true);
}

async function lineOf(orderId: string, deliveryId: string): Promise<string> {
  const { lines } = await client.json<OrderReply>(`/orders/${orderId}`);
  return lines.find(({ delivery }) => delivery?.id === deliveryId)?.id ?? '';
}

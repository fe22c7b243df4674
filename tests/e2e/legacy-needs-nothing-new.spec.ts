import type { Mode } from '#contracts';
import { OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const MODES: Mode[] = ['legacy', 'graph', 'shadow'];
const FAST_FALLBACK = {
  HARTOMAT_ORDERS_ACCEPT_MS: '1500',
  HARTOMAT_ORDERS_RUN_DEADLINE_MS: '15000',
  HARTOMAT_ORDERS_SWEEP_INTERVAL_MS: '200',
};

async function expectDeliveredOnceByLegacy(
  instance: TestInstance,
  client: OrderClient,
  orderId: string,
): Promise<void> {
  const delivery = await client.settled(orderId);
  expect(delivery).toMatchObject({ state: 'committed', deliveredBy: 'legacy' });
  const live = await liveOf(instance, delivery.id);
  expect(live.assets.map(({ name }) => name)).toEqual(['still.png']);
  expect(live.assets[0]?.run_id).toBe(live.committed?.committed_run_id);
  expect(live.notifications).toHaveLength(1);
  expect(await client.notifications(delivery.id)).toHaveLength(1);
}

describe('the legacy path with NATS down from the first moment', () => {
  let instance: TestInstance;
  let client: OrderClient;
  beforeAll(async () => {
    instance = await openTestInstance({ nats: false, env: FAST_FALLBACK });
    client = new OrderClient(instance);
    await instance.start(...LEGACY_SIDE);
  });
  afterAll(() => instance.close());

  it.each(MODES)('delivers a line in %s mode exactly once', async (mode) => {
    const order = await client.dispatchOne(mode);
    expect(order.lines[0]?.delivery?.reasonCode).toBe(mode === 'legacy' ? 'operator' : 'bus_unreachable');
    await expectDeliveredOnceByLegacy(instance, client, order.id);
  });
});

describe('the legacy path', () => {
  let instance: TestInstance;
  let client: OrderClient;
  beforeAll(async () => {
    instance = await openTestInstance({ env: FAST_FALLBACK });
    client = new OrderClient(instance);
    await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
    await client.untilWorkerLives();
  });
  afterAll(() => instance.close());

  describe('when orders is killed right after the dispatch', () => {
    // Frozen, not stopped: the registry still says that the workers live, so the dispatch really takes the asked mode.
    beforeEach(() => void process.kill(instance.process('orchestrator').pid, 'SIGSTOP'));
    afterEach(() => void process.kill(instance.process('orchestrator').pid, 'SIGCONT'));

    it.each(MODES)('delivers a line in %s mode exactly once after the restart', async (mode) => {
      const order = await client.dispatchOne(mode);
      await instance.kill('orders');
      await instance.start('orders');
      expect(order.lines[0]?.delivery?.mode).toBe(mode);
      await expectDeliveredOnceByLegacy(instance, client, order.id);
    });
  });

  describe('when everything new stops under running services', () => {
    beforeAll(async () => {
      await instance.stop(...GRAPH_SIDE);
      await instance.stopNats();
    });

    it.each(MODES)('delivers a line in %s mode exactly once', async (mode) => {
      const order = await client.dispatchOne(mode);
      await expectDeliveredOnceByLegacy(instance, client, order.id);
    });
  });
});

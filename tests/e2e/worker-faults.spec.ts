import { NodeProgressed } from '#contracts';
import { StepError } from '#steps';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { watchFirst } from '../instance/bus-watch.js';
import { OrderClient, liveOf } from '../instance/order-client.js';
import { LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { createGate } from '../parity/gate.js';
import { startPlantedWorker } from '../parity/planted-worker.js';
import type { Fault } from '../parity/planted-worker.js';

const NEW_SIDE = ['registry', 'orchestrator', 'comparison'] as const;

async function expectWholeAndOnce(instance: TestInstance, deliveryId: string, path: 'legacy' | 'graph'): Promise<void> {
  const live = await liveOf(instance, deliveryId);
  expect(live.committed).toMatchObject({ state: 'committed', committed_path: path });
  expect(live.assets).toEqual([
    expect.objectContaining({ name: 'still.png', run_id: live.committed?.committed_run_id }),
  ]);
  expect(live.notifications).toEqual([expect.objectContaining({ template: 'delivered' })]);
}

describe('a real worker that is killed while it renders', () => {
  let instance: TestInstance;
  let client: OrderClient;
  beforeAll(async () => {
    instance = await openTestInstance({ env: { HARTOMAT_WORKER_LEASE_MS: '2000' } });
    client = new OrderClient(instance);
    await instance.start(...LEGACY_SIDE, ...NEW_SIDE, 'node-worker');
    await client.untilWorkerLives();
  });
  afterAll(() => instance.close());

  it('costs time only: the run finishes on another worker and delivers once', async () => {
    const progress = await watchFirst<NodeProgressed>(
      instance,
      NodeProgressed.event,
      ({ nodeId }) => nodeId === 'render',
    );
    const order = await client.dispatchOne('graph');
    await progress.seen;
    await instance.kill('node-worker');
    await instance.start('node-worker');
    const delivery = await client.settled(order.id);
    expect(delivery).toMatchObject({ deliveredBy: 'graph', fallbackReason: null });
    await expectWholeAndOnce(instance, delivery.id, 'graph');
    const run = await client.run(delivery.graphRunId ?? '');
    expect(run.status).toBe('succeeded');
  });
});

describe('a graph run that does not deliver', () => {
  let instance: TestInstance;
  let client: OrderClient;
  beforeAll(async () => {
    instance = await openTestInstance({
      env: { HARTOMAT_ORDERS_RUN_DEADLINE_MS: '20000', HARTOMAT_ORDERS_SWEEP_INTERVAL_MS: '200' },
    });
    client = new OrderClient(instance);
    await instance.start(...LEGACY_SIDE, ...NEW_SIDE);
  });
  afterAll(() => instance.close());

  it('hands the line to legacy when a render fails for good', async () => {
    const broken: Fault = () => async () => {
      throw new StepError('planted_failure', 'The render cannot work here.', { retryable: false });
    };
    const worker = await startPlantedWorker(instance, 'threejs_render', broken);
    await client.untilWorkerLives();
    const order = await client.dispatchOne('graph');
    const delivery = await client.settled(order.id);
    await worker.close();
    expect(delivery).toMatchObject({ mode: 'graph', deliveredBy: 'legacy', fallbackReason: 'run_failed' });
    await expectWholeAndOnce(instance, delivery.id, 'legacy');
    expect((await client.run(delivery.graphRunId ?? '')).failure).toMatchObject({ code: 'planted_failure' });
  });

  it('hands the line to legacy at its deadline, and a result that comes later changes nothing', async () => {
    const gate = createGate();
    const worker = await startPlantedWorker(instance, 'notify', gate.fault);
    await client.untilWorkerLives();
    const order = await client.dispatchOne('graph');
    await gate.reached;
    const delivery = await client.settled(order.id);
    expect(delivery).toMatchObject({ deliveredBy: 'legacy', fallbackReason: 'deadline_passed' });
    await expectWholeAndOnce(instance, delivery.id, 'legacy');
    gate.open();
    const ended = await waitUntil(
      async () => {
        const [row] = await instance.query<{ state: string }>('select state from orders.path_run where run_id = $1', [
          delivery.graphRunId,
        ]);
        return row && row.state !== 'requested' ? row : undefined;
      },
      { withinMs: 20_000 },
    );
    await worker.close();
    expect(ended).toBeDefined();
    await expectWholeAndOnce(instance, delivery.id, 'legacy');
  });
});

import type { TestingModule } from '@nestjs/testing';
import { busAddress } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { NodeProgressed, RunFinished, eventSubject, resultConsumers } from '#contracts';
import type { DeliveryReply, Evidence, OrderReply } from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { watchFirst } from '../instance/bus-watch.js';
import { OrderClient, SMALL_OUTPUT, liveOf } from '../instance/order-client.js';
import { LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { createGate } from '../parity/gate.js';
import { startPlantedWorker } from '../parity/planted-worker.js';

const NEW_SIDE = ['registry', 'orchestrator', 'comparison'] as const;
const WAIT_MS = 60_000;
const IMPATIENT = {
  HARTOMAT_ORDERS_ACCEPT_MS: '3000',
  HARTOMAT_ORDERS_RUN_DEADLINE_MS: '20000',
  HARTOMAT_ORDERS_SWEEP_INTERVAL_MS: '200',
  HARTOMAT_WORKER_LEASE_MS: '2000',
};

/** Everything that customers have of all deliveries. */
const delivered = (instance: TestInstance): Promise<unknown[]> =>
  instance.query(`
    select d.id, d.state, d.committed_path, d.committed_run_id, d.settled_at,
           (select md5(string_agg(a::text, '|' order by a.name)) from orders.media_asset a where a.delivery_id = d.id) as assets,
           (select md5(string_agg(n::text, '|' order by n.id)) from orders.notification n where n.delivery_id = d.id) as notifications
      from orders.delivery d order by d.id`);

describe('a rollout of 100 % graph whose whole graph side dies', () => {
  const gate = createGate();
  let instance: TestInstance;
  let client: OrderClient;
  let cutOff: TestingModule;
  /** In the order of their dispatch: on a worker that will be cut off, on one that is killed, after that, without a bus. */
  const lines: OrderReply[] = [];
  let deliveries: DeliveryReply[];
  let before: unknown[];

  const settleAll = (): Promise<DeliveryReply[]> => Promise.all(lines.map(({ id }) => client.settled(id)));

  beforeAll(async () => {
    instance = await openTestInstance({ env: IMPATIENT });
    client = new OrderClient(instance);
    await instance.start(...LEGACY_SIDE, ...NEW_SIDE);
    cutOff = await startPlantedWorker(instance, 'notify', gate.fault);
    await client.untilWorkerLives();
    await client.json(`/rollouts/still-threejs/${SMALL_OUTPUT}`, 'PUT', { mode: 'graph' });
  });
  afterAll(async () => {
    gate.open();
    await cutOff.close();
    await instance.close();
  });

  it('delivers what ran, and what comes next, by legacy exactly once', async () => {
    lines.push(await client.dispatchOne(undefined));
    await gate.reached;
    await instance.start('node-worker');
    const first = lines[0]?.lines[0]?.delivery?.graphRunId;
    const atWork = await watchFirst<NodeProgressed>(instance, NodeProgressed.event, ({ runId }) => runId !== first);
    lines.push(await client.dispatchOne(undefined));
    await atWork.seen;
    await instance.kill('node-worker');
    lines.push(await client.dispatchOne(undefined));
    await instance.stopNats();
    lines.push(await client.dispatchOne(undefined));

    deliveries = await settleAll();
    expect(deliveries.slice(0, 3).map(({ mode, reasonCode }) => `${mode} ${reasonCode}`)).toEqual(
      Array(3).fill('graph rollout_row'),
    );
    expect(deliveries[3]).toMatchObject({ mode: 'legacy', reasonCode: 'bus_unreachable' });
    await untilNone(instance, `select 1 from orders.notification where state <> 'sent'`);
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ state: 'committed', deliveredBy: 'legacy' });
      const live = await liveOf(instance, delivery.id);
      expect(live.assets).toEqual([
        expect.objectContaining({ name: 'still.png', run_id: live.committed?.committed_run_id }),
      ]);
      expect(live.notifications).toEqual([expect.objectContaining({ template: 'delivered' })]);
    }
    before = await delivered(instance);
  });

  it('changes nothing when workers and bus come back with late results', async () => {
    await instance.startNats();
    await sayThatItSucceeded(instance, deliveries[0]?.graphRunId ?? '');
    gate.open();
    await instance.start('node-worker');
    await untilAllIsHeard(instance);
    await untilNone(instance, `select 1 from orchestrator.run where status = 'running'`);
    expect(await delivered(instance)).toEqual(before);
  });

  it('goes on by graph once the graph side is back', async () => {
    await client.untilWorkerLives();
    const order = await client.dispatchOne(undefined);
    expect(await client.settled(order.id)).toMatchObject({ mode: 'graph', deliveredBy: 'graph', fallbackReason: null });
    const isOld = (row: unknown): boolean =>
      before.some((old) => (old as { id: string }).id === (row as { id: string }).id);
    expect((await delivered(instance)).filter(isOld)).toEqual(before);
  });
});

/** As an orchestrator would that ended the run just in time and could not say so. */
async function sayThatItSucceeded(instance: TestInstance, runId: string): Promise<void> {
  const [legacy] = await instance.query<{ evidence: Evidence }>(
    `select l.evidence from orders.path_run g join orders.path_run l on l.delivery_id = g.delivery_id and l.path = 'legacy'
      where g.run_id = $1`,
    [runId],
  );
  if (!legacy) throw new Error(`Legacy has no evidence beside run ${runId}.`);
  const evidence: Evidence = { ...legacy.evidence, path: 'graph', runId };
  const finished: RunFinished = {
    runId,
    deliveryId: evidence.deliveryId,
    runClass: 'live',
    status: 'succeeded',
    evidence,
  };
  const connection = await connect(busAddress(instance.settings.natsUrl));
  await jetstream(connection).publish(eventSubject('wf', RunFinished.event), JSON.stringify(finished));
  await connection.close();
}

/** Results are applied, and orders has heard how the runs ended. */
async function untilAllIsHeard(instance: TestInstance): Promise<void> {
  const connection = await connect(busAddress(instance.settings.natsUrl));
  const jsm = await jetstreamManager(connection);
  const applied = await waitUntil(
    async () => {
      const asked = resultConsumers('wf').map(({ stream, name }) => jsm.consumers.info(stream, name).catch(() => null));
      const consumers = await Promise.all(asked);
      return consumers.every((one) => one?.num_pending === 0 && one.num_ack_pending === 0) ? true : undefined;
    },
    { withinMs: WAIT_MS, everyMs: 200 },
  );
  await connection.close();
  if (!applied) throw new Error(`Results wait for the orchestrator: ${instance.logOf('orchestrator')}`);
  // A request that the bus got only when it was too late never becomes a run.
  await untilNone(
    instance,
    `select 1 from orders.path_run p join orchestrator.run r on r.id = p.run_id::text where p.state = 'requested'`,
  );
}

async function untilNone(instance: TestInstance, sql: string): Promise<void> {
  const none = await waitUntil(async () => ((await instance.query(sql)).length === 0 ? true : undefined), {
    withinMs: WAIT_MS,
  });
  if (!none) throw new Error(`There is still something after ${WAIT_MS} ms: ${sql}. ${instance.logOf('orders')}`);
}

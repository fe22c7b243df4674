import type { MikroORM } from '@mikro-orm/postgresql';
import { DeliveriesService } from '../../../apps/orders/deliveries/deliveries.service.js';
import { claimJob, endJob, renewLease } from '../../../apps/orders/legacy-pipeline/legacy-jobs.repository.js';
import type { LegacyJob } from '../../../apps/orders/legacy-pipeline/legacy-jobs.repository.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';
import { openDelivery } from './orders-database.js';

let bench: GraphBench;
let orm: MikroORM;
let deliveries: DeliveriesService;
const { query, runOf, stageAndCommit, liveOf } = driveDeliveries(() => orm);

beforeAll(async () => {
  bench = await openGraphBench('cancel');
  ({ orm } = bench);
  deliveries = new DeliveriesService(orm);
});
afterAll(() => bench.close());

const eventsOf = (id: string) =>
  query<{ event: string }>(`select event from orders.outbox_message where payload->>'deliveryId' = ? order by event`, [
    id,
  ]);

describe('cancelling a delivery', () => {
  it('takes a waiting job away from legacy', async () => {
    const id = await openDelivery(orm);
    expect(await deliveries.cancel(id)).toMatchObject({ id, state: 'cancelled', deliveredBy: null, assets: [] });
    expect(await claimJob(orm.em.fork(), 1000)).toBeNull();
  });

  it('takes the lease of a job that legacy works on, and whatever it brings then stays unseen', async () => {
    const id = await openDelivery(orm);
    const job = (await claimJob(orm.em.fork(), 60_000)) as LegacyJob;
    expect(job.deliveryId).toBe(id);
    await deliveries.cancel(id);
    expect(await renewLease(orm.em.fork(), job, 60_000)).toBe(false);
    expect(await endJob(orm.em.fork(), job, 'succeeded')).toBe(false);
    expect(await stageAndCommit(evidenceOf(id, 'legacy', job.runId))).toBe(false);
    expect(await liveOf(id)).toMatchObject({ assets: [], notifications: [], state: { state: 'cancelled' } });
  });

  it('tells the graph run to stop, and a result that comes later changes nothing', async () => {
    const id = await bench.open();
    await deliveries.cancel(id);
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual([
      'orders.delivery.settled.v1',
      'orders.run.cancel-requested.v1',
      'orders.run.requested.v1',
    ]);
    await bench.runs.finished(await bench.resultOf(id));
    expect(await liveOf(id)).toMatchObject({ assets: [], notifications: [], state: { state: 'cancelled' } });
    expect(await query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toEqual([]);
  });

  it('says so once, however often it is asked', async () => {
    const id = await openDelivery(orm);
    await Promise.all([deliveries.cancel(id), deliveries.cancel(id)]);
    await deliveries.cancel(id);
    expect(await eventsOf(id)).toEqual([{ event: 'orders.delivery.settled.v1' }]);
  });

  it('refuses what is delivered already, and what does not exist', async () => {
    const id = await openDelivery(orm);
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')));
    await expect(deliveries.cancel(id)).rejects.toMatchObject({ code: 'delivery_settled', status: 409 });
    expect((await liveOf(id)).state?.state).toBe('committed');
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(deliveries.cancel(nobody)).rejects.toMatchObject({ code: 'delivery_not_found', status: 404 });
  });
});

import type { MikroORM } from '@mikro-orm/postgresql';
import {
  closeUnstartedRuns,
  fallBackToLegacy,
  lockOverdueDeliveries,
} from '../../../apps/orders/dispatch/fallback.repository.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';
import { openDelivery, someWorkflow } from './orders-database.js';

let bench: GraphBench;
let orm: MikroORM;
const { query, runOf, stageAndCommit, liveOf } = driveDeliveries(() => orm);

beforeAll(async () => {
  bench = await openGraphBench('fallback');
  ({ orm } = bench);
});
afterAll(() => bench.close());

describe('fallback', () => {
  it('hands a run that was not accepted in time to legacy, once, and cancels the run', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow, acceptMs: -1 });
    const overdue = await orm.em.fork().transactional((em) => lockOverdueDeliveries(em, 100));
    expect(overdue).toContainEqual({ id, reason: 'not_accepted' });
    const fallBack = () => orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'not_accepted'));
    expect([await fallBack(), await fallBack()]).toEqual([true, false]);
    expect(await query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toHaveLength(1);
    expect(
      await query(
        `select 1 from orders.outbox_message where event = 'orders.run.cancel-requested.v1' and payload->>'deliveryId' = ?`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('leaves accepted runs before their deadline alone', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow, acceptMs: -1 });
    const runId = await runOf(id, 'graph');
    await bench.runs.accepted({ runId, deliveryId: id });
    const overdue = await orm.em.fork().transactional((em) => lockOverdueDeliveries(em, 100));
    expect(overdue.map((row) => row.id)).not.toContain(id);
  });

  it('keeps a graph result that comes after legacy took over as evidence only', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'deadline_passed'));
    await bench.runs.finished(await bench.resultOf(id));
    expect((await liveOf(id)).state?.state).toBe('open');
    expect(await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')))).toBe(true);
    expect((await liveOf(id)).notifications).toEqual([{ subject: 'legacy' }]);
  });

  it('takes over when the graph run fails', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    const status = { code: 'failed' as const, failure: { code: 'x', message: 'm', retryable: false } };
    const nothing = { mediaAssets: [], notifications: [] };
    await bench.runs.finished(await bench.resultOf(id, { status: 'failed', evidence: { status, ...nothing } }));
    expect(await query('select fallback_reason from orders.delivery where id = ?', [id])).toEqual([
      { fallback_reason: 'run_failed' },
    ]);
    expect(await query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toHaveLength(1);
  });

  const closeUnstarted = () => closeUnstartedRuns(orm.em.fork(), 100);
  const graphRun = async (id: string) =>
    (
      await query<{ state: string }>(`select state from orders.path_run where delivery_id = ? and path = 'graph'`, [id])
    )[0]?.state;

  it('closes a run that nobody accepted in time once its delivery is settled, and not before', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow, acceptMs: -1 });
    await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'not_accepted'));
    await closeUnstarted();
    expect(await graphRun(id)).toBe('requested');
    expect(await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')))).toBe(true);
    const before = await liveOf(id);
    await closeUnstarted();
    expect(await graphRun(id)).toBe('not_started');
    expect(await liveOf(id)).toEqual(before);
  });

  it('closes no run that may still be accepted, and none that was', async () => {
    const inTime = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    const shadow = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow, acceptMs: -1 });
    const accepted = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow, acceptMs: -1 });
    const runId = await runOf(accepted, 'graph');
    await bench.runs.accepted({ runId, deliveryId: accepted });
    for (const id of [inTime, accepted])
      await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'kill_switch'));
    for (const id of [inTime, shadow, accepted])
      await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')));
    await closeUnstarted();
    expect(await Promise.all([inTime, shadow, accepted].map(graphRun))).toEqual(Array(3).fill('requested'));
  });

  it('closes a shadow run that was not accepted until its deadline', async () => {
    const id = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow, runDeadlineMs: -1 });
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')));
    await closeUnstarted();
    expect(await graphRun(id)).toBe('not_started');
  });

  it('believes the report of a run that it had closed, as evidence alone', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow, acceptMs: -1 });
    await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'not_accepted'));
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')));
    await closeUnstarted();
    const before = await liveOf(id);
    await bench.runs.finished(await bench.resultOf(id));
    expect(await graphRun(id)).toBe('succeeded');
    expect(await liveOf(id)).toEqual(before);
  });
});

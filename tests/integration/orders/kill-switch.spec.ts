import type { EntityManager } from '@mikro-orm/postgresql';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { commitDelivery } from '../../../apps/orders/deliveries/commit-delivery.repository.js';
import { stageEffects } from '../../../apps/orders/deliveries/stage-effects.repository.js';
import { insertDelivery } from '../../../apps/orders/dispatch/dispatch.repository.js';
import { TAKE_OVER_BATCH, takeOverBatch } from '../../../apps/orders/dispatch/fallback.repository.js';
import { lockPolicyShared } from '../../../apps/orders/rollouts/policy-lock.repository.js';
import { openDispatchBench } from './dispatch-bench.js';
import type { DispatchBench } from './dispatch-bench.js';

let bench: DispatchBench;
beforeAll(async () => void (bench = await openDispatchBench('kill-switch')));
afterAll(() => bench.close());
afterEach(() => bench.rollouts.setKillSwitch(false, 'the drill is over'));

const flip = () => bench.rollouts.setKillSwitch(true, 'drill');
const inTransaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  bench.orm.em.fork().transactional(work);
const deliveryOf = async (id: string) =>
  (
    await bench.query<Record<string, unknown>>(
      'select state, legacy_only, fallback_reason, committed_path from orders.delivery where id = ?',
      [id],
    )
  )[0];
/** Waits for what another session does, which only the server can tell. */
const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  if (!(await waitUntil(async () => ((await holds()) ? true : undefined), { withinMs: 10_000, everyMs: 10 })))
    throw new Error(`Never: ${what}`);
};
const sessionWaits = (sql: string) => async () =>
  (
    await bench.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike ?`,
      [`%${sql}%`],
    )
  ).length > 0;

describe('the kill switch', () => {
  it('lets no graph run commit, and gives its delivery to legacy when it reports', async () => {
    const id = await bench.open();
    await flip();
    await bench.runs.finished(await bench.resultOf(id));
    expect(await deliveryOf(id)).toEqual({
      ...{ state: 'open', legacy_only: true, fallback_reason: 'kill_switch', committed_path: null },
    });
    expect(await bench.query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toHaveLength(1);
    expect((await bench.liveOf(id)).assets).toEqual([]);
  });

  it('lets legacy commit', async () => {
    const id = await bench.open({ mode: 'legacy', workflow: null });
    await flip();
    const legacy = await bench.runOf(id, 'legacy');
    const { evidence } = await bench.resultOf(id);
    expect(await bench.stageAndCommit({ ...evidence, path: 'legacy', runId: legacy })).toBe(true);
  });

  it('holds while somebody works on an open delivery: it waits for no delivery', async () => {
    const id = await bench.open();
    await inTransaction(async (em) => {
      await em.execute('select id from orders.delivery where id = ? for update', [id]);
      await flip();
      expect(await bench.rollouts.isKillSwitchOn()).toBe(true);
    });
  });

  it('reaches a dispatch that has read "off" and not written yet', async () => {
    const lineId = await bench.newLine();
    let dispatched: ReturnType<DispatchBench['dispatch']> | undefined;
    await inTransaction(async (em) => {
      await em.execute('select id from orders.order_line where id = ? for update', [lineId]);
      dispatched = bench.dispatch({ mode: 'graph', lineId });
      await until('the dispatch waits for its line', sessionWaits('from orders.order_line'));
      await flip();
    });
    expect(await dispatched).toMatchObject({ mode: 'legacy', reason_code: 'kill_switch' });
  });

  it('is visible at once, and is confirmed when a dispatch that went before has ended; the sweep then has its delivery', async () => {
    const order: string[] = [];
    let confirmed: Promise<number> | undefined;
    const id = await inTransaction(async (em) => {
      await lockPolicyShared(em);
      expect(await bench.rollouts.isKillSwitchOn(em)).toBe(false);
      confirmed = flip().then(() => order.push('confirmed'));
      await until('the flip waits', sessionWaits('pg_advisory_xact_lock('));
      expect(await bench.rollouts.isKillSwitchOn()).toBe(true);
      const delivery = await lateDelivery(em);
      order.push('dispatched');
      return delivery;
    });
    await confirmed;
    expect(order).toEqual(['dispatched', 'confirmed']);
    await takeOverBatch(bench.orm.em.fork());
    expect(await deliveryOf(id)).toMatchObject({ legacy_only: true, fallback_reason: 'kill_switch' });
  });

  it('is confirmed after a commit that went before, and not in its midst', async () => {
    const id = await bench.open();
    const { evidence, runId } = await bench.resultOf(id);
    const order: string[] = [];
    let confirmed: Promise<number> | undefined;
    await inTransaction(async (em) => {
      await stageEffects(em, evidence);
      expect(await commitDelivery(em, { deliveryId: id, path: 'graph', runId })).toBe(true);
      confirmed = flip().then(() => order.push('confirmed'));
      await until('the flip waits', sessionWaits('pg_advisory_xact_lock('));
      order.push('committed');
    });
    await confirmed;
    expect(order).toEqual(['committed', 'confirmed']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'committed', committed_path: 'graph' });
  });

  it('gives every open graph delivery to legacy, some at a time, whoever asks', async () => {
    const ids: string[] = [];
    for (let at = 0; at < TAKE_OVER_BATCH + 3; at++) ids.push(await bench.open());
    await flip();
    const left = () =>
      bench.query(`select 1 from orders.delivery where state = 'open' and mode = 'graph' and not legacy_only`);
    const before = (await left()).length;
    expect(await takeOverBatch(bench.orm.em.fork())).toBe(TAKE_OVER_BATCH);
    expect(await left()).toHaveLength(before - TAKE_OVER_BATCH);
    const both = await Promise.all([takeOverBatch(bench.orm.em.fork()), takeOverBatch(bench.orm.em.fork())]);
    expect(both[0]! + both[1]!).toBe(before - TAKE_OVER_BATCH);
    expect(await left()).toEqual([]);
    const jobs = await bench.query('select 1 from orders.legacy_job where delivery_id = any(?::uuid[])', [
      `{${ids.join(',')}}`,
    ]);
    expect(jobs).toHaveLength(ids.length);
  });
});

describe('a rollout row', () => {
  it('reaches a dispatch that has read the row before and not written yet', async () => {
    await bench.rollouts.set('*', '*', 'graph');
    const lineId = await bench.newLine();
    let dispatched: ReturnType<DispatchBench['dispatch']> | undefined;
    await inTransaction(async (em) => {
      await em.execute('select id from orders.order_line where id = ? for update', [lineId]);
      dispatched = bench.dispatch({ lineId });
      await until('the dispatch waits for its line', sessionWaits('from orders.order_line'));
      await bench.rollouts.set('*', '*', 'legacy');
    });
    expect(await dispatched).toMatchObject({ mode: 'legacy', reason_code: 'rollout_row' });
  });
});

/** A graph delivery as a dispatch writes it that has decided already. */
async function lateDelivery(em: EntityManager): Promise<string> {
  const line = {
    id: await bench.newLine(),
    orderNumber: 'order-1',
    product: { key: 'bearing', name: 'Bearing', fileName: 'b.step', fileSha256: 'a'.repeat(64), fileByteLength: 10 },
    outputType: 'still',
  };
  const workflow = { key: 'still', version: 1, semanticHash: `wf1:${'a'.repeat(64)}` };
  const times = { acceptMs: 10_000, runDeadlineMs: 60_000 };
  const decided = { requestedMode: null, mode: 'graph' as const, reasonCode: 'rollout_row' };
  return insertDelivery(em, { line, catalogSha256: 'a'.repeat(64), workflow, ...decided, ...times }, 1);
}

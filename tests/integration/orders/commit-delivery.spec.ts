import type { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence, DeliveryPath } from '#contracts';
import { commitDelivery } from '../../../apps/orders/deliveries/commit-delivery.repository.js';
import { failDelivery } from '../../../apps/orders/deliveries/fail-delivery.repository.js';
import { stageEffects } from '../../../apps/orders/deliveries/stage-effects.repository.js';
import { GraphRunsService } from '../../../apps/orders/deliveries/graph-runs.service.js';
import { fallBackToLegacy, lockOverdueDeliveries } from '../../../apps/orders/dispatch/fallback.repository.js';
import { RolloutService } from '../../../apps/orders/dispatch/rollout.service.js';
import type { PinnedInputs } from '#steps';
import { openDelivery, openOrdersDatabase, someWorkflow } from './orders-database.js';

interface Run {
  run_id: string;
  path: DeliveryPath;
}

let orm: MikroORM;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ orm, close } = await openOrdersDatabase('commit'));
});
afterAll(() => close());

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm.em.fork().execute<T[]>(sql, values);

async function runOf(deliveryId: string, path: DeliveryPath): Promise<string> {
  const [run] = await query<Run>('select run_id, path from orders.path_run where delivery_id = ? and path = ?', [
    deliveryId,
    path,
  ]);
  return (run as Run).run_id;
}

function evidence(deliveryId: string, path: DeliveryPath, runId: string, change: Partial<Evidence> = {}): Evidence {
  return {
    version: 1,
    path,
    runId,
    deliveryId,
    orderLineId: 'line',
    generation: 1,
    status: { code: 'succeeded' },
    environment: null,
    steps: [],
    mediaAssets: [
      {
        name: 'still.png',
        mediaType: 'image/png',
        sha256: (path === 'legacy' ? '1' : '2').repeat(64),
        byteLength: 5,
        width: 4,
        height: 4,
        idMask: null,
      },
      {
        name: 'model.glb',
        mediaType: 'model/gltf-binary',
        sha256: '3'.repeat(64),
        byteLength: 5,
        width: null,
        height: null,
        idMask: null,
      },
    ],
    catalogWrites: [],
    notifications: [
      {
        dedupeKey: `${deliveryId}:in_app:a@b`,
        channel: 'in_app',
        recipient: 'a@b',
        template: 'delivered',
        params: {},
        subject: path,
        body: 'b',
      },
    ],
    timings: { startedAt: 0, finishedAt: 1 },
    ...change,
  };
}

const stageAndCommit = (evidenceOf: Evidence): Promise<boolean> =>
  orm.em.fork().transactional(async (em) => {
    await stageEffects(em, evidenceOf);
    return commitDelivery(em, { deliveryId: evidenceOf.deliveryId, path: evidenceOf.path, runId: evidenceOf.runId });
  });

const liveOf = async (deliveryId: string) => ({
  assets: await query<{ name: string; run_id: string }>(
    'select name, run_id from orders.media_asset where delivery_id = ? order by name',
    [deliveryId],
  ),
  notifications: await query<{ subject: string }>('select subject from orders.notification where delivery_id = ?', [
    deliveryId,
  ]),
  state: (
    await query<{ state: string; committed_path: string }>(
      'select state, committed_path from orders.delivery where id = ?',
      [deliveryId],
    )
  )[0],
});

describe('one commit', () => {
  it('makes the whole staged set live, from the committing path alone', async () => {
    const id = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow });
    const legacy = await runOf(id, 'legacy');
    expect(await stageAndCommit(evidence(id, 'legacy', legacy))).toBe(true);
    const live = await liveOf(id);
    expect(live.assets).toEqual([
      { name: 'model.glb', run_id: legacy },
      { name: 'still.png', run_id: legacy },
    ]);
    expect(live.notifications).toEqual([{ subject: 'legacy' }]);
    expect(live.state).toEqual({ state: 'committed', committed_path: 'legacy' });
  });

  it('never lets a shadow run commit, whatever the caller says', async () => {
    const id = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow });
    expect(await stageAndCommit(evidence(id, 'graph', await runOf(id, 'graph')))).toBe(false);
    expect((await liveOf(id)).assets).toEqual([]);
  });

  it('changes nothing when the same run reports twice', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    const graph = evidence(id, 'graph', await runOf(id, 'graph'));
    const service = new GraphRunsService(orm);
    const message = {
      runId: graph.runId,
      deliveryId: id,
      runClass: 'live' as const,
      status: 'succeeded' as const,
      evidence: graph,
    };
    await service.finished(message);
    await service.finished(message);
    const live = await liveOf(id);
    expect(live.state?.committed_path).toBe('graph');
    expect(live.assets).toHaveLength(2);
    expect(live.notifications).toHaveLength(1);
  });

  it('lets exactly one of two racing paths deliver', async () => {
    const id = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow });
    const [legacy, graph] = [await runOf(id, 'legacy'), await runOf(id, 'graph')];
    await query('update orders.path_run set may_commit = true where run_id = ?', [graph]);
    const outcomes = await Promise.all([
      stageAndCommit(evidence(id, 'legacy', legacy)),
      stageAndCommit(evidence(id, 'graph', graph)),
    ]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const live = await liveOf(id);
    expect(new Set(live.assets.map(({ run_id }) => run_id)).size).toBe(1);
    expect(live.notifications).toHaveLength(1);
  });

  it('does not commit a delivery that failed before', async () => {
    const id = await openDelivery(orm);
    const pinned = {
      deliveryId: id,
      orderLineId: 'x',
      generation: 1,
      orderNumber: '1',
      product: { key: 'p', name: 'P' },
    } as PinnedInputs;
    await orm.em
      .fork()
      .transactional((em) =>
        failDelivery(
          em,
          { ...pinned, catalog: 'none', outputType: 'still' },
          { code: 'x', message: 'm', retryable: false },
        ),
      );
    expect(await stageAndCommit(evidence(id, 'legacy', await runOf(id, 'legacy')))).toBe(false);
  });
});

describe('catalog writes', () => {
  const write = (part: string, expected: string | null) => ({
    kind: 'product_material' as const,
    product: 'bearing',
    part,
    material: 'brass',
    why: 'rule:cage',
    expected,
  });

  it('applies a write to a row that is still as pinned, and reports one that is not', async () => {
    await query(
      `insert into orders.product_material (product, part, material, why) values ('bearing', 'edited', 'steel', 'person'), ('bearing', 'same', 'brass', 'person'), ('bearing', 'held', 'pom', 'person')`,
    );
    const id = await openDelivery(orm);
    const catalogWrites = [write('fresh', null), write('edited', null), write('same', null), write('held', 'pom')];
    await stageAndCommit(evidence(id, 'legacy', await runOf(id, 'legacy'), { catalogWrites }));
    const rows = await query<{ part: string; material: string }>(
      `select part, material from orders.product_material where product = 'bearing' order by part`,
    );
    expect(Object.fromEntries(rows.map(({ part, material }) => [part, material]))).toEqual({
      edited: 'steel',
      fresh: 'brass',
      held: 'brass',
      same: 'brass',
    });
    expect(
      await query('select part, wanted, found from orders.skipped_catalog_write where delivery_id = ?', [id]),
    ).toEqual([{ part: 'edited', wanted: 'brass', found: 'steel' }]);
  });
});

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
    await new GraphRunsService(orm).accepted({ runId, deliveryId: id });
    const overdue = await orm.em.fork().transactional((em) => lockOverdueDeliveries(em, 100));
    expect(overdue.map((row) => row.id)).not.toContain(id);
  });

  it('keeps a graph result that comes after legacy took over as evidence only', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'deadline_passed'));
    const graph = evidence(id, 'graph', await runOf(id, 'graph'));
    await new GraphRunsService(orm).finished({
      runId: graph.runId,
      deliveryId: id,
      runClass: 'live',
      status: 'succeeded',
      evidence: graph,
    });
    expect((await liveOf(id)).state?.state).toBe('open');
    expect(await stageAndCommit(evidence(id, 'legacy', await runOf(id, 'legacy')))).toBe(true);
    expect((await liveOf(id)).notifications).toEqual([{ subject: 'legacy' }]);
  });

  it('takes over when the graph run fails', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    const failed = evidence(id, 'graph', await runOf(id, 'graph'), {
      status: { code: 'failed', failure: { code: 'x', message: 'm', retryable: false } },
    });
    await new GraphRunsService(orm).finished({
      runId: failed.runId,
      deliveryId: id,
      runClass: 'live',
      status: 'failed',
      evidence: failed,
    });
    expect(await query('select fallback_reason from orders.delivery where id = ?', [id])).toEqual([
      { fallback_reason: 'run_failed' },
    ]);
    expect(await query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toHaveLength(1);
  });

  it('gives every open graph delivery to legacy when the kill switch goes on', async () => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    const rollouts = new RolloutService(orm);
    await rollouts.setKillSwitch(true, 'test');
    expect(await query('select legacy_only, fallback_reason from orders.delivery where id = ?', [id])).toEqual([
      { legacy_only: true, fallback_reason: 'kill_switch' },
    ]);
    expect((await rollouts.question('w', 'o', 'graph')).killSwitchOn).toBe(true);
    await rollouts.setKillSwitch(false, 'test');
  });
});

import type { MikroORM } from '@mikro-orm/postgresql';
import type { PinnedInputs } from '#steps';
import { ProductMaterialsService } from '../../../apps/orders/catalog/product-materials.service.js';
import { failDelivery } from '../../../apps/orders/deliveries/fail-delivery.repository.js';
import { readDelivery } from '../../../apps/orders/deliveries/read-deliveries.repository.js';
import { firstPictureOf } from '../../../apps/orders/notifications/delivered-picture.repository.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';
import { openDelivery, someWorkflow } from './orders-database.js';

let bench: GraphBench;
let orm: MikroORM;
const { query, runOf, stageAndCommit, liveOf } = driveDeliveries(() => orm);

beforeAll(async () => {
  bench = await openGraphBench('commit');
  ({ orm } = bench);
});
afterAll(() => bench.close());

describe('one commit', () => {
  it('makes the whole staged set live, from the committing path alone', async () => {
    const id = await openDelivery(orm, { mode: 'shadow', workflow: someWorkflow });
    const legacy = await runOf(id, 'legacy');
    expect(await stageAndCommit(evidenceOf(id, 'legacy', legacy))).toBe(true);
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
    expect(await stageAndCommit(evidenceOf(id, 'graph', await runOf(id, 'graph')))).toBe(false);
    expect((await liveOf(id)).assets).toEqual([]);
  });

  it('changes nothing when the same run reports twice', async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id);
    await bench.runs.finished(message);
    await bench.runs.finished(message);
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
      stageAndCommit(evidenceOf(id, 'legacy', legacy)),
      stageAndCommit(evidenceOf(id, 'graph', graph)),
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
    expect(await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy')))).toBe(false);
  });
});

describe('the order of saving', () => {
  const saved = (name: string, byteLength: number, mediaType = 'image/webp') => ({
    ...{ name, mediaType, byteLength, sha256: '4'.repeat(64), width: 4, height: 4, idMask: null },
  });
  const assets = [
    saved('model.glb', 9, 'model/gltf-binary'),
    ...[saved('angle-02.webp', 900), saved('angle-01.webp', 10_000), saved('angle-03.webp', 1516)],
  ];

  it('is the order in which assets are answered, and says which picture comes first', async () => {
    const id = await openDelivery(orm);
    const [, second, ...rest] = assets;
    const mediaAssets = [assets[0]!, { ...second!, sha256: '5'.repeat(64) }, ...rest];
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy'), { mediaAssets }));
    const em = orm.em.fork();
    const names = (await readDelivery(em, id))?.assets.map(({ name }) => name);
    expect(names).toEqual(['model.glb', 'angle-02.webp', 'angle-01.webp', 'angle-03.webp']);
    expect(await firstPictureOf(em, id)).toEqual({ sha256: '5'.repeat(64), mediaType: 'image/webp' });
  });

  it('outlives what the run staged', async () => {
    const id = await openDelivery(orm);
    const runId = await runOf(id, 'legacy');
    const first = { ...saved('z.webp', 1), sha256: '6'.repeat(64) };
    await stageAndCommit(evidenceOf(id, 'legacy', runId, { mediaAssets: [first, saved('a.webp', 2)] }));
    await query('delete from orders.staged_effect where run_id = ?', [runId]);
    expect(await firstPictureOf(orm.em.fork(), id)).toMatchObject({ sha256: '6'.repeat(64) });
  });
});

describe('the materials that a delivery chose', () => {
  const write = (part: string, material: string, more: object = {}) => ({
    ...{ kind: 'product_material' as const, product: 'bearing', part, material, why: 'rule:cage', expected: null },
    ...more,
  });
  const deliver = async (...catalogWrites: ReturnType<typeof write>[]): Promise<string> => {
    const id = await openDelivery(orm);
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy'), { catalogWrites }));
    return id;
  };
  const materials = () => new ProductMaterialsService(orm).get('bearing');
  const pinnedOf = async (id: string): Promise<unknown> =>
    (await query<{ pinned: PinnedInputs }>('select pinned from orders.delivery where id = ?', [id]))[0]?.pinned
      .materialAssignment;
  beforeAll(() =>
    query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('bearing', 'B', 'b.step', 'x', 1) on conflict do nothing`,
    ),
  );
  beforeEach(async () => {
    await query('delete from orders.product_material');
    await query('delete from orders.product_guess');
  });

  it('are kept with their reason, and no later delivery is bound to them', async () => {
    const first = await deliver(write('cage', 'brass'), write('ring', 'steel', { why: 'default' }));
    const second = await openDelivery(orm);
    expect(await pinnedOf(second)).toEqual([]);
    const { assignments, guesses } = await materials();
    expect(assignments).toEqual([]);
    expect(guesses).toEqual([
      { part: 'cage', material: 'brass', why: 'rule:cage', deliveryId: first, changedAt: expect.any(String) },
      { part: 'ring', material: 'steel', why: 'default', deliveryId: first, changedAt: expect.any(String) },
    ]);
  });

  it('take the place of what the delivery before chose, also where there are none', async () => {
    await deliver(write('cage', 'brass'), write('ring', 'steel'));
    const second = await deliver(write('new part', 'bronze', { why: 'colour' }));
    expect((await materials()).guesses).toMatchObject([{ part: 'new part', material: 'bronze', deliveryId: second }]);
    await deliver();
    expect((await materials()).guesses).toEqual([]);
  });

  it('never touch what a person assigned meanwhile, and say that they differ from it', async () => {
    await query(
      `insert into orders.product_material (product, part, material, why) values ('bearing', 'edited', 'steel', 'person'), ('bearing', 'same', 'brass', 'person'), ('bearing', 'held', 'pom', 'person')`,
    );
    const id = await deliver(
      write('fresh', 'brass'),
      write('edited', 'brass'),
      write('same', 'brass'),
      write('held', 'brass', { expected: 'pom' }),
    );
    expect((await materials()).assignments.map(({ part, material }) => [part, material])).toEqual([
      ['edited', 'steel'],
      ['held', 'pom'],
      ['same', 'brass'],
    ]);
    expect(
      await query('select part, wanted, found from orders.skipped_catalog_write where delivery_id = ?', [id]),
    ).toEqual([{ part: 'edited', wanted: 'brass', found: 'steel' }]);
  });

  it('may be of parts with names of any length', async () => {
    const part = Array.from({ length: 9000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      '',
    );
    await deliver(write(part, 'brass'));
    expect((await materials()).guesses).toMatchObject([{ part }]);
  });

  it('are of one delivery alone where two commit at once', async () => {
    const ids = [await openDelivery(orm), await openDelivery(orm)];
    const parts = Array.from({ length: 50 }, (_, at) => `part ${at}`);
    await Promise.all(
      ids.map(async (id, at) => {
        const catalogWrites = parts.slice(0, 50 - at * 20).map((part) => write(part, `material-${at}`));
        await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy'), { catalogWrites }));
      }),
    );
    const { guesses } = await materials();
    expect(new Set(guesses.map(({ deliveryId }) => deliveryId)).size).toBe(1);
  });

  it('of an earlier release count as guesses, though they look like assignments', async () => {
    const id = await openDelivery(orm);
    await query(
      `insert into orders.product_material (product, part, material, why, delivery_id) values ('bearing', 'cage', 'brass', 'default', ?)`,
      [id],
    );
    expect(await pinnedOf(await openDelivery(orm))).toEqual([]);
    expect((await materials()).assignments).toEqual([]);
  });
});

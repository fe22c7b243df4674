import type { CatalogKind } from '#contracts';
import { createArtifactCatalogReader, seedCatalog } from '#steps';
import type { CatalogEdit } from '../../../apps/orders/catalog/catalog-edit.js';
import { insertDocument, lockHead, moveHead } from '../../../apps/orders/catalog/catalog.repository.js';
import { CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { OrdersService } from '../../../apps/orders/orders/orders.service.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { openCatalogBench } from './catalog-bench.js';
import type { CatalogBench } from './catalog-bench.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openDelivery } from './orders-database.js';

let bench: CatalogBench;
beforeEach(async () => {
  bench = await openCatalogBench('catalog');
});
afterEach(() => bench.close());

const alias = (key: string, material = 'brass'): CatalogEdit => ({
  kind: 'material-alias',
  action: 'put',
  key,
  value: { material },
});
const drop = (kind: CatalogKind, key: string): CatalogEdit => ({ kind, action: 'delete', key });

async function orderOf(outputType: string, number: string): Promise<void> {
  const id = crypto.randomUUID();
  await bench.query('insert into orders.customer_order (id, number) values (?, ?)', [id, number]);
  await bench.query(
    `insert into orders.order_line (id, order_id, position, product, output_type) values (?, ?, 1, 'bearing', ?)`,
    [crypto.randomUUID(), id, outputType],
  );
}

describe('an edit', () => {
  it('makes a new document that both paths can read, and keeps the old one', async () => {
    const before = await bench.catalog.head();
    const after = await bench.catalog.edit([alias('Kupferring')], { reason: 'the customer calls it so' });
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.document.aliases.at(-1)).toEqual({ alias: 'Kupferring', material: 'brass' });
    expect(await bench.catalog.document(before.sha256)).toEqual(before.document);
    expect(await createArtifactCatalogReader(bench.artifacts).load(after.sha256)).toEqual(after.document);
    expect(await bench.catalog.history()).toMatchObject([
      {
        action: 'put',
        kind: 'material-alias',
        key: 'Kupferring',
        sha256: after.sha256,
        previous: before.sha256,
        reason: 'the customer calls it so',
      },
      { action: 'seed', kind: null, key: null, sha256: before.sha256, previous: null },
    ]);
  });

  it('that changes nothing writes nothing', async () => {
    await bench.catalog.edit([alias('Kupferring')]);
    const before = await bench.state();
    await bench.catalog.edit([alias('Kupferring')]);
    expect(await bench.state()).toEqual(before);
  });

  it('of several things makes one document, or nothing where one of them is refused', async () => {
    const before = await bench.state();
    await expect(bench.catalog.edit([alias('Kupferring'), drop('material', 'gold')])).rejects.toMatchObject({
      code: 'catalog_key_unknown',
    });
    expect(await bench.state()).toEqual(before);
    await bench.catalog.edit([alias('Kupferring'), alias('Messingring')]);
    const after = await bench.state();
    expect(after).toMatchObject({ changes: before.changes + 2, documents: before.documents + 1 });
  });

  it('comes after another one that is made at the same time, and neither is lost', async () => {
    const other = new CatalogService(bench.orm, bench.artifacts);
    const names = Array.from({ length: 8 }, (_, at) => `Ring ${'abcdefgh'[at]}`);
    await Promise.all(names.map((name, at) => (at % 2 ? other : bench.catalog).edit([alias(name)])));
    const { document } = await bench.catalog.head();
    expect(document.aliases.map((one) => one.alias)).toEqual(expect.arrayContaining(names));
    const history = await bench.catalog.history();
    expect(history.slice(0, -1).map(({ previous }) => previous)).toEqual(history.slice(1).map(({ sha256 }) => sha256));
  });

  it('is refused where the head is not the one that the editor saw', async () => {
    const { sha256: seen } = await bench.catalog.head();
    const { sha256: now } = await bench.catalog.edit([alias('Kupferring')], { ifMatch: seen });
    const before = await bench.state();
    const refused = bench.catalog.edit([alias('Messingring')], { ifMatch: seen });
    await expect(refused).rejects.toMatchObject({ code: 'catalog_changed', status: 412 });
    await expect(refused).rejects.toThrow(new RegExp(`${seen}.*${now}`));
    expect(await bench.state()).toEqual(before);
  });
});

describe('what is in use', () => {
  it('keeps an output type that order lines use, and names the orders', async () => {
    await orderOf('still-cutout-512', '2026-11-22-0001');
    const before = await bench.state();
    const refused = bench.catalog.edit([drop('output-type', 'still-cutout-512')]);
    await expect(refused).rejects.toMatchObject({ code: 'catalog_referenced', status: 409 });
    await expect(refused).rejects.toThrow('2026-11-22-0001');
    expect(await bench.state()).toEqual(before);
    await bench.catalog.edit([drop('output-type', 'still-studio-1024')]);
  });

  it('keeps a material that a person assigned to a product', async () => {
    await bench.catalog.edit([
      {
        kind: 'material',
        action: 'create',
        key: 'gold',
        value: { label: 'Gold', category: 'metal', baseColour: '#ffd700', metalness: 1, roughness: 0.1 },
      },
    ]);
    await bench.query(
      `insert into orders.product_material (product, part, material, why) values ('bearing', 'ring', 'gold', 'person')`,
    );
    await expect(bench.catalog.edit([drop('material', 'gold')])).rejects.toThrow('product bearing');
    await bench.query('delete from orders.product_material');
    const { document } = await bench.catalog.edit([drop('material', 'gold')]);
    expect(document).toEqual(seedCatalog());
  });

  it('is not ordered by an order that comes while it is being deleted', async () => {
    await bench.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('bearing', 'B', 'b.step', 'x', 1)`,
    );
    const line = { product: 'bearing', outputType: 'still-cutout-512' };
    const editor = bench.orm.em.fork();
    await editor.begin();
    const { sha256: from, document } = await lockHead(editor, 'update');
    const order = new OrdersService(bench.orm).create({ lines: [line] });
    const refused = expect(order).rejects.toMatchObject({ code: 'unknown_reference' });
    const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    expect(await waitUntil(async () => (await bench.query(waits))[0], { withinMs: 10_000 })).toBeDefined();
    const to = '0'.repeat(64);
    await insertDocument(editor, to, { ...document, outputTypes: [] });
    await moveHead(editor, { from, to, changes: [] });
    await editor.commit();
    await refused;
  });

  it('is not held by what a delivery chose, nor by what one of an earlier release wrote', async () => {
    const { runOf, stageAndCommit } = driveDeliveries(() => bench.orm);
    const id = await openDelivery(bench.orm);
    const { document } = await bench.catalog.head();
    const rules = document.rules.filter(({ material }) => material === 'brass').map(({ key }) => key);
    const aliases = document.aliases.filter(({ material }) => material === 'brass').map(({ alias: text }) => text);
    const write = { kind: 'product_material', product: 'bearing', part: 'cage', material: 'brass' } as const;
    const catalogWrites = [{ ...write, why: 'rule:x', expected: null }];
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy'), { catalogWrites }));
    await bench.query(
      `insert into orders.product_material (product, part, material, why, delivery_id) values ('bearing', 'ring', 'brass', 'default', ?)`,
      [id],
    );
    await bench.catalog.edit([
      ...rules.map((key) => drop('material-rule', key)),
      ...aliases.map((text) => drop('material-alias', text)),
      drop('material', 'brass'),
    ]);
    expect(await bench.query('select part, material from orders.product_guess')).toEqual([
      { part: 'cage', material: 'brass' },
    ]);
  });
});

describe('an undo', () => {
  it('brings the exact document back, and can be undone itself', async () => {
    const { sha256: first } = await bench.catalog.head();
    const { sha256: second } = await bench.catalog.edit([alias('Kupferring')]);
    expect((await bench.catalog.undo()).sha256).toBe(first);
    expect((await bench.catalog.undo()).sha256).toBe(second);
    const history = await bench.catalog.history();
    expect(history.map(({ action, undoOf }) => ({ action, undoOf }))).toEqual([
      { action: 'undo', undoOf: history[1]?.id },
      { action: 'undo', undoOf: history[2]?.id },
      { action: 'put', undoOf: null },
      { action: 'seed', undoOf: null },
    ]);
  });

  it('goes back over many edits at once', async () => {
    const { sha256: first } = await bench.catalog.head();
    for (const name of ['Ring a', 'Ring b', 'Ring c']) await bench.catalog.edit([alias(name)]);
    expect((await bench.catalog.undo(first)).sha256).toBe(first);
  });

  it('is refused where it would take away what was ordered meanwhile', async () => {
    const { outputTypes } = seedCatalog();
    const value = { ...outputTypes[0]!, label: 'New' };
    await bench.catalog.edit([{ kind: 'output-type', action: 'create', key: 'new', value }]);
    await orderOf('new', '2026-11-22-0002');
    const before = await bench.state();
    await expect(bench.catalog.undo()).rejects.toMatchObject({ code: 'catalog_referenced', status: 409 });
    expect(await bench.state()).toEqual(before);
  });

  it('says so where nothing was changed yet, or where the document is none', async () => {
    await expect(bench.catalog.undo()).rejects.toMatchObject({ code: 'catalog_nothing_to_undo', status: 409 });
    await expect(bench.catalog.undo('0'.repeat(64))).rejects.toMatchObject({ code: 'catalog_document_unknown' });
  });
});

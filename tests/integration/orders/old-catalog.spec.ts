import { digestOf } from '#contracts';
import type { CatalogHeadReply } from '#contracts';
import { seedCatalog } from '#steps';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

/** As the catalog was stored when null in an edit was taken for a value. */
const ODD = [null, { key: null }, { key: null, alias: null, material: null }];
const DOCUMENT = Object.fromEntries(
  Object.entries(seedCatalog()).map(([list, entries]) => [
    list,
    Array.isArray(entries) ? [...ODD, ...entries] : entries,
  ]),
);
const OLD = digestOf(DOCUMENT);
const PATHS = ['output-types', 'templates', 'materials', 'material-aliases', 'material-rules'];

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await openOrdersUnderTest('old_catalog');
  await orders.query('insert into orders.catalog_document (sha256, document) values (?, ?::jsonb)', [
    OLD,
    JSON.stringify(DOCUMENT),
  ]);
  await orders.query('update orders.catalog_head set sha256 = ?', [OLD]);
});
afterAll(() => orders.close());

const call = async <T>(method: string, path: string, json?: unknown): Promise<{ status: number; body: T }> => {
  const reply = await orders.gateway.call(method, `/api${path}`, json === undefined ? {} : { json });
  return { status: reply.status, body: (await reply.json()) as T };
};

describe('a catalog that was stored when null became a key', () => {
  it.each(PATHS)('lists its usable %s', async (path) => {
    const { status, body } = await call<object[]>('GET', `/${path}`);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(1);
    for (const entry of body) expect(Object.values(entry)).not.toContain(null);
  });

  it('answers head, entries that are not there and the document as it was stored', async () => {
    expect(await call('GET', '/catalog')).toMatchObject({ status: 200, body: { sha256: OLD } });
    expect(await call('GET', '/materials/null')).toMatchObject({ status: 404, body: { code: 'catalog_key_unknown' } });
    // Such a document is not as the API describes one, so nothing but the spec may look at it.
    const headers = { authorization: `Bearer ${orders.gateway.config.adminToken}` };
    const stored = await fetch(`${orders.gateway.origin}/api/catalog/documents/${OLD}`, { headers });
    expect(((await stored.json()) as { rules: unknown[] }).rules[0]).toBeNull();
  });

  it('stays as it is where an edit changes nothing, loses what is odd by the next one, and comes back by an undo', async () => {
    const brass = await call<object>('GET', '/materials/brass');
    expect((await call('PUT', '/materials/brass', brass.body)).status).toBe(200);
    expect((await call<CatalogHeadReply>('GET', '/catalog')).body.sha256).toBe(OLD);
    expect((await call('PUT', '/material-aliases/Ringmessing', { material: 'brass' })).status).toBe(200);
    const { sha256 } = (await call<CatalogHeadReply>('GET', '/catalog')).body;
    expect((await orders.catalog.document(sha256)).rules).toEqual(seedCatalog().rules);
    expect(await call('POST', '/catalog/undo', {})).toMatchObject({ status: 200, body: { sha256: OLD } });
  });
});

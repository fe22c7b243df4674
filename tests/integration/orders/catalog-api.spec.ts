import type { CatalogChangeReply, CatalogHeadReply } from '#contracts';
import { seedCatalog } from '#steps';
import type { OutputType } from '#steps';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await openOrdersUnderTest('catalog_api');
});
afterAll(() => orders.close());

const call = (method: string, path: string, json?: unknown, headers?: Record<string, string>) =>
  orders.gateway.call(method, `/api${path}`, { json, ...(headers && { headers }) });
async function read<T>(method: string, path: string, json?: unknown): Promise<T> {
  const reply = await call(method, path, json);
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}
const head = () => read<CatalogHeadReply>('GET', '/catalog');
const seed = seedCatalog();
const still = seed.outputTypes[0] as OutputType;
const PREFERRED = {
  preset: 'multi_angle',
  params: { engine: 'cycles', Samples: '64', toString: 'odd', a: [{ b: null }] },
};

describe.each([
  ['output-types', { ...still, key: 'still-extra' }, { ...still, key: 'still-extra', legacyPreset: PREFERRED }],
  ['templates', { ...seed.templates[0], key: 'extra' }, { ...seed.templates[1], key: 'extra' }],
  ['materials', { ...seed.materials[0], key: 'extra' }, { ...seed.materials[1], key: 'extra' }],
  [
    'material-rules',
    { key: 'extra', pattern: '^extra', material: 'brass' },
    { key: 'extra', shape: 'ring', material: 'brass' },
  ],
  [
    'material-aliases',
    { alias: 'Größe/Ring 50 %', material: 'brass' },
    { alias: 'Größe/Ring 50 %', material: 'aluminium' },
  ],
])('%s', (path, first, second) => {
  const key = encodeURIComponent('alias' in first ? first.alias : (first.key as string));

  it('are created, replaced, read and deleted, each time with the new tag of the catalog', async () => {
    const before = await head();
    const created = await call('POST', `/${path}`, first);
    expect({ status: created.status, body: await created.json() }).toEqual({ status: 201, body: first });
    const replaced = await call('PUT', `/${path}/${key}`, second);
    expect({ status: replaced.status, body: await replaced.json() }).toEqual({ status: 200, body: second });
    const shown = await call('GET', `/${path}/${key}`);
    expect(await shown.json()).toEqual(second);
    expect(shown.headers.get('etag')).toBe(`"${(await head()).sha256}"`);
    expect(await read<object[]>('GET', `/${path}`)).toContainEqual(second);
    const deleted = await read<CatalogHeadReply>('DELETE', `/${path}/${key}`);
    expect(deleted.sha256).toBe(before.sha256);
    expect((await call('GET', `/${path}/${key}`)).status).toBe(404);
  });

  it('go back as they came: what was read can be put again, and nothing changes', async () => {
    const [one] = await read<Record<string, unknown>[]>('GET', `/${path}`);
    const address = encodeURIComponent((one?.['alias'] ?? one?.['key']) as string);
    const before = await head();
    await read('PUT', `/${path}/${address}`, one);
    expect(await head()).toEqual(before);
  });
});

describe('the catalog', () => {
  it('says which document is pinned, and hands out any that ever was', async () => {
    const { sha256, counts, defaultMaterial } = await head();
    expect(counts).toMatchObject({ outputTypes: seed.outputTypes.length, materials: seed.materials.length });
    expect(defaultMaterial).toBe(seed.defaultMaterial);
    expect(await read('GET', `/catalog/documents/${sha256}`)).toEqual(seed);
  });

  it('takes another default material, and back by undo, twice', async () => {
    const first = await head();
    const second = await read<CatalogHeadReply>('PUT', '/catalog/default-material', { material: 'brass' });
    expect(second.defaultMaterial).toBe('brass');
    expect((await read<CatalogHeadReply>('POST', '/catalog/undo', {})).sha256).toBe(first.sha256);
    expect((await read<CatalogHeadReply>('POST', '/catalog/undo', {})).sha256).toBe(second.sha256);
    expect((await read<CatalogHeadReply>('POST', '/catalog/undo', { to: first.sha256 })).sha256).toBe(first.sha256);
    const history = await read<CatalogChangeReply[]>('GET', '/catalog/history');
    expect(history.slice(0, 4).map(({ action }) => action)).toEqual(['undo', 'undo', 'undo', 'put']);
  });

  it('lets an edit in whose If-Match is the tag that a reply had', async () => {
    const etag = (await call('GET', '/catalog')).headers.get('etag') ?? '';
    const alias = { material: 'brass' };
    expect((await call('PUT', '/material-aliases/Tagged', alias, { 'if-match': etag })).status).toBe(200);
    expect((await call('DELETE', '/material-aliases/Tagged', undefined, { 'if-match': etag })).status).toBe(412);
    await read('POST', '/catalog/undo', {});
  });
});

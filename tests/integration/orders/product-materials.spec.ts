import type { ProductMaterialsReply } from '#contracts';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const AT = '/api/products/bearing/materials';
/** What names of parts may hold; a path segment could not. */
const ODD = 'Welle/2 %2F?part=x&y#1 🛠️ "ü"';
const PART_MASKS = [ODD, 'Cage#1'].map((part) => ({ part, colour: '#400000' }));

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await openOrdersUnderTest('product_materials');
  await orders.query(
    `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('bearing', 'B', 'b.step', 'x', 1)`,
  );
});
afterAll(() => orders.close());
beforeEach(() => orders.query('delete from orders.product_material'));

async function call(method: string, path = AT, json?: unknown): Promise<ProductMaterialsReply> {
  const reply = await orders.gateway.call(method, path, json === undefined ? {} : { json });
  expect(reply.status).toBe(200);
  return (await reply.json()) as ProductMaterialsReply;
}
const set = (...assignments: unknown[]) => call('PUT', AT, { assignments });
const clear = (part: string) => call('DELETE', `${AT}?${new URLSearchParams({ part }).toString()}`);
const pairsOf = ({ assignments }: ProductMaterialsReply) => assignments.map(({ part, material }) => [part, material]);

describe("a product's materials", () => {
  it('are set for the parts that are named, kept for the others, and cleared one by one', async () => {
    await set({ part: ODD, material: 'brass' }, { part: 'Cage#1', material: 'bronze' });
    const changed = await set({ part: ODD, material: 'steel-brushed' });
    expect(pairsOf(changed).sort()).toEqual([
      ['Cage#1', 'bronze'],
      [ODD, 'steel-brushed'],
    ]);
    expect(await call('GET')).toEqual(changed);
    expect(pairsOf(await clear(ODD))).toEqual([['Cage#1', 'bronze']]);
  });

  it('bring a part back to what deliveries chose, when they are cleared', async () => {
    await orders.query(
      `insert into orders.product_guess (product, position, part, material, why, delivery_id)
       values ('bearing', 0, 'Cage#1', 'brass', 'rule:cage (name "Cage")', '00000000-0000-0000-0000-000000000001')`,
    );
    await set({ part: 'Cage#1', material: 'bronze' });
    const { assignments, guesses } = await clear('Cage#1');
    expect(assignments).toEqual([]);
    expect(guesses).toMatchObject([{ part: 'Cage#1', material: 'brass', why: 'rule:cage (name "Cage")' }]);
  });

  it('warn of a part that the last delivered file does not have, and take it', async () => {
    expect((await set({ part: 'Nowhere#1', material: 'brass' })).warnings).toEqual([]);
    const [line, delivery, run] = [1, 2, 3].map((at) => `00000000-0000-0000-0000-00000000000${at}`);
    await orders.query(
      `insert into orders.order_line (id, order_id, position, product, output_type) values (?, ?, 1, 'bearing', 'still')`,
      [line, line],
    );
    await orders.query(
      `insert into orders.delivery (id, order_line_id, generation, mode, reason_code, state, pinned, committed_run_id, settled_at)
       values (?, ?, 1, 'legacy', 'x', 'committed', '{}', ?, now())`,
      [delivery, line, run],
    );
    await orders.query(
      `insert into orders.staged_effect (run_id, kind, position, payload) values (?, 'asset', 0, ?::jsonb), (?, 'asset', 1, '{"idMask":null}')`,
      [run, JSON.stringify({ idMask: { colours: PART_MASKS } }), run],
    );
    const reply = await set({ part: ODD, material: 'brass' });
    expect(reply.warnings).toEqual([{ part: 'Nowhere#1', message: expect.stringMatching(/no part "Nowhere#1"/) }]);
    expect(pairsOf(reply)).toHaveLength(2);
  });

  it.each<[string, string, string, unknown, number, string, string?]>([
    ['an unknown product', 'GET', '/api/products/nothing/materials', undefined, 404, 'product_not_found'],
    [
      'a material that is near another',
      'PUT',
      AT,
      {
        assignments: [
          { part: 'a', material: 'brass' },
          { part: 'b', material: 'bras' },
        ],
      },
      422,
      'unknown_reference',
      '/assignments/1/material',
    ],
    [
      'a part that is named twice',
      'PUT',
      AT,
      {
        assignments: [
          { part: 'a', material: 'brass' },
          { part: 'a', material: 'bronze' },
        ],
      },
      400,
      'invalid_request',
      '/assignments',
    ],
    [
      'a material that is null',
      'PUT',
      AT,
      { assignments: [{ part: 'a', material: null }] },
      400,
      'invalid_request',
      '/assignments/0/material',
    ],
    ['a list of null', 'PUT', AT, { assignments: [null] }, 400, 'invalid_request', '/assignments'],
    [
      'a part with U+0000',
      'PUT',
      AT,
      { assignments: [{ part: 'a\0', material: 'brass' }] },
      400,
      'invalid_request',
      '/assignments/0/part',
    ],
    ['nothing to assign', 'PUT', AT, { assignments: [] }, 400, 'invalid_request', '/assignments'],
    ['to clear no part', 'DELETE', AT, undefined, 400, 'invalid_request', '/part'],
    ['to clear two parts', 'DELETE', `${AT}?part=a&part=b`, undefined, 400, 'invalid_request', '/part'],
    ['to clear what nobody assigned', 'DELETE', `${AT}?part=Cage`, undefined, 404, 'assignment_not_found'],
  ])('refuse %s, and stay as they are', async (_what, ...[method, path, json, status, code, pointer]) => {
    await set({ part: 'Cage#1', material: 'bronze' });
    const before = await call('GET');
    const reply = await problemOf(await orders.gateway.call(method, path, json === undefined ? {} : { json }));
    expect(reply).toMatchObject({ status, code });
    if (pointer !== undefined) expect(reply.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(await call('GET')).toEqual(before);
  });

  it('name what is near', async () => {
    await set({ part: 'Cage#1', material: 'bronze' });
    const json = { assignments: [{ part: 'a', material: 'bras' }] };
    expect((await problemOf(await orders.gateway.call('PUT', AT, { json }))).detail).toMatch(/"brass"/);
    expect((await problemOf(await orders.gateway.call('DELETE', `${AT}?part=Cage`))).detail).toMatch(/"Cage#1"/);
  });

  it('keep their material in the catalog', async () => {
    const material = { label: 'Gold', category: 'metal', baseColour: '#ffd700', metalness: 1, roughness: 0.1 };
    await orders.gateway.call('PUT', '/api/materials/gold', { json: material });
    await set({ part: 'Cage#1', material: 'gold' });
    const refused = await problemOf(await orders.gateway.call('DELETE', '/api/materials/gold'));
    expect(refused).toMatchObject({ status: 409, code: 'catalog_referenced' });
    await clear('Cage#1');
    expect((await orders.gateway.call('DELETE', '/api/materials/gold')).status).toBe(200);
  });
});

import { ADMIN_TOKEN, problemOf } from '../gateway/gateway-bench.js';
import { REFUSALS, withParams } from './catalog-mistakes.js';
import { NULL_REFUSALS } from './null-mistakes.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await openOrdersUnderTest('catalog_refusals');
});
afterAll(() => orders.close());

describe('the catalog refuses, and writes nothing', () => {
  it.each(Object.entries({ ...REFUSALS, ...NULL_REFUSALS }))(
    '%s',
    async (_what, { send, status, code, pointer, says }) => {
      const [method, path, json, headers] = send;
      const state = () =>
        orders.query('select (select sha256 from orders.catalog_head) as head, count(*) from orders.catalog_edit');
      const before = await state();
      const reply = await problemOf(
        await orders.gateway.call(method, `/api${path}`, { json, ...(headers && { headers }) }),
      );
      expect(reply).toMatchObject({ status, code, mediaType: 'application/problem+json' });
      if (pointer !== undefined) expect(reply.errors?.map((error) => error.pointer)).toContain(pointer);
      if (says) expect(reply.detail).toMatch(says);
      expect(await state()).toEqual(before);
    },
  );

  it.each([1000, 3000, 100_000])('a body of %i levels', async (levels) => {
    const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const body = JSON.stringify(withParams('DEEP')).replace('"DEEP"', `{"a":${deep}}`);
    const { origin } = orders.gateway;
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const reply = await problemOf(await fetch(`${origin}/api/output-types/x`, { method: 'PUT', headers, body }));
    expect([400, 422]).toContain(reply.status);
    expect(reply.detail).toMatch(/nested/);
  });
});

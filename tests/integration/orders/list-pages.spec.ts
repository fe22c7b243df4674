import { randomUUID } from 'node:crypto';
import { ApiClient } from '../../../tools/cli/api/api-client.js';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

describe('lists in pages', () => {
  let orders: OrdersUnderTest;
  let client: ApiClient;
  beforeAll(async () => {
    orders = await openOrdersUnderTest('list-pages');
    client = new ApiClient(orders.gateway.origin, orders.gateway.config.adminToken);
  });
  afterAll(() => orders.close());

  it('hold every order once, newest first, also those of one moment', async () => {
    const ids = Array.from({ length: 250 }, () => randomUUID());
    await orders.query(
      `insert into orders.customer_order (id, number, created_at)
       select id::uuid, left(id, 40), '2020-01-01'::timestamptz + ((row_number() over ()) / 10) * interval '1 second'
         from jsonb_array_elements_text(?::jsonb) id`,
      [JSON.stringify(ids)],
    );
    const wanted = await orders.query<{ id: string }>(
      'select id from orders.customer_order order by created_at desc, id desc',
    );
    const first = await orders.gateway.call('GET', '/api/orders');
    expect([((await first.json()) as unknown[]).length, first.headers.get('link')]).toEqual([
      100,
      expect.stringMatching(/^<\?limit=100&after=[0-9a-f-]{36}>; rel="next"$|^<\?after=[0-9a-f-]{36}>; rel="next"$/),
    ]);
    for (const path of ['/api/orders', '/api/orders?limit=7'])
      expect((await client.all<{ id: string }>(path)).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    const last = await orders.gateway.call('GET', `/api/orders?after=${wanted.at(-1)?.id}`);
    expect([await last.json(), last.headers.get('link')]).toEqual([[], null]);
    const unknown = await orders.gateway.call('GET', `/api/orders?after=${randomUUID()}`);
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'order_not_found' });
  });

  it('hold every notification once, by number and not by its text, within its filter', async () => {
    const delivery = randomUUID();
    await orders.query(
      `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body, state)
       select ?::uuid, 'key-' || n, 'inbox', 'x', 'x', 'x', 'x', case when n % 2 = 0 then 'sent' else 'failed' end
         from generate_series(1, 1130) n`,
      [delivery],
    );
    const all = (await client.all<{ id: string }>('/api/notifications')).map(({ id }) => Number(id));
    expect(all).toHaveLength(1130);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    const failed = await client.all<{ state: string }>(
      `/api/notifications?state=failed&deliveryId=${delivery}&limit=50`,
    );
    expect([failed.length, new Set(failed.map(({ state }) => state))]).toEqual([565, new Set(['failed'])]);
  });

  it('hold every product once, by key', async () => {
    await orders.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length)
       select 'product-' || n, 'x', 'x', repeat('a', 64), 1 from generate_series(1, 1500) n`,
    );
    const found = (await client.all<{ key: string }>('/api/products')).map(({ key }) => key);
    expect([found.length, new Set(found).size]).toEqual([1500, 1500]);
    expect((await client.all('/api/products?limit=400')).length).toBe(1500);
    await orders.query(`update orders.product set name = 'Wälz_lager', file_name = 'W.stp' where key = 'product-77'`);
    for (const q of ['T-77', 'WÄLZ_', 'w.stp'])
      expect((await client.all<{ key: string }>(`/api/products?q=${encodeURIComponent(q)}`))[0]?.key).toBe(
        'product-77',
      );
    expect((await client.all('/api/products?limit=4&q=product-15')).length).toBe(12);
    expect(await client.all('/api/products?q=%25')).toEqual([]);
  });

  it('hold every change of the catalog and every dead letter once', async () => {
    await orders.query(
      `insert into orders.catalog_edit (sha256, previous, action) select repeat('b', 64), null, 'undo' from generate_series(1, 12)`,
    );
    const changes = (await client.all<{ id: number }>('/api/catalog/history?limit=5')).map(({ id }) => id);
    expect(changes).toHaveLength(13);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    await orders.query(
      `insert into orders.dead_letter (service, subject, field, reason, body, received_at)
       select 'orders', 's', '/', 'r', '{}', '2020-01-01'::timestamptz + (n / 4) * interval '0.0004 seconds'
         from generate_series(1, 23) n`,
    );
    const letters = (await client.all<{ id: string }>('/api/dead-letters?limit=5&service=orders')).map(({ id }) => id);
    expect(letters).toEqual(Array.from({ length: 23 }, (_, at) => `orders-${23 - at}`));
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=a',
    'limit=1e300',
    'after=x',
    "after=' or 1=1",
    'after=%00',
    'limit=5&limit=6',
  ])('refuse %s', async (query) => {
    expect((await orders.gateway.call('GET', `/api/orders?${query}`)).status).toBe(400);
  });
});

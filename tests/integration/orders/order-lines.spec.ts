import { randomUUID } from 'node:crypto';
import type { ListedOrderLine, OrderLinesReply, OrderReply } from '#contracts';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const STILL = 'still-cutout-512';

describe('the lines of all orders', () => {
  let orders: OrdersUnderTest;
  beforeAll(async () => {
    orders = await openOrdersUnderTest('order-lines');
    await orders.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length)
       values ('flange', 'Flange 100%', 'f', repeat('a', 64), 1), ('bearing', 'Wälzlager_6204', 'b', repeat('b', 64), 1)`,
    );
  });
  afterEach(() =>
    orders.query('truncate orders.customer_order, orders.order_line, orders.delivery, orders.media_asset'),
  );
  afterAll(() => orders.close());

  const page = async (query: object): Promise<OrderLinesReply> => {
    const search = new URLSearchParams(Object.entries(query) as [string, string][]);
    return (await (await orders.gateway.call('GET', `/api/order-lines?${search}`)).json()) as OrderLinesReply;
  };
  const idsOf = ({ orderLines }: OrderLinesReply) => orderLines.map(({ id }) => id);

  /** An order of some lines; its lines' ids. */
  const order = async (
    lines: { product?: string; outputType?: string }[],
    { at = '2026-01-01', number = randomUUID().slice(0, 20) } = {},
  ): Promise<string[]> => {
    const [orderId, ids] = [randomUUID(), lines.map(() => randomUUID())];
    await orders.query('insert into orders.customer_order (id, number, created_at) values (?, ?, ?)', [
      ...[orderId, number, at],
    ]);
    for (const [index, { product = 'flange', outputType = STILL }] of lines.entries())
      await orders.query(
        'insert into orders.order_line (id, order_id, position, product, output_type) values (?, ?, ?, ?, ?)',
        [ids[index], orderId, index + 1, product, outputType],
      );
    return ids;
  };
  const deliver = (lineId: string, state: string, generation = 1): Promise<unknown> =>
    orders.query(
      `insert into orders.delivery (id, order_line_id, generation, mode, reason_code, state, pinned, graph_run_id,
                                    committed_path, settled_at)
       values (?, ?, ?, 'graph', 'operator', ?, '{}', ?, case ? when 'committed' then 'graph' end,
               case ? when 'open' then null else '2026-01-02'::timestamptz end)`,
      [randomUUID(), lineId, generation, state, randomUUID(), state, state],
    );

  it('are listed with what they order, the newest order first, and within it as ordered', async () => {
    const old = await order([{}], { at: '2025-01-01' });
    const [first, second] = await order([{}, { product: 'bearing' }], { number: '2026-01-01-1f0c9a3b' });
    await deliver(first ?? '', 'failed');
    await deliver(first ?? '', 'committed', 2);
    const { orderLines, next } = await page({});
    expect([idsOf({ orderLines, next }), next]).toEqual([[first, second, ...old], null]);
    expect(orderLines[0]).toEqual({
      id: first ?? '',
      order: { id: expect.any(String), number: '2026-01-01-1f0c9a3b', createdAt: '2026-01-01T00:00:00.000Z' },
      product: { key: 'flange', name: 'Flange 100%' },
      outputType: { key: STILL, label: expect.any(String), workflow: 'still-threejs' },
      delivery: {
        ...{ id: expect.any(String), state: 'committed', mode: 'graph', reasonCode: 'operator', deliveredBy: 'graph' },
        ...{ graphRunId: expect.any(String), settledAt: '2026-01-02T00:00:00.000Z' },
      },
    } satisfies ListedOrderLine);
    expect(orderLines[1]).toMatchObject({ product: { key: 'bearing' }, delivery: null });
  });

  it('come in pages, each line once, also those of orders of one moment', async () => {
    const wanted: string[] = [];
    for (let at = 0; at < 5; at++) wanted.push(...(await order([{}, {}, {}])));
    const found: string[] = [];
    let next: string | null = null;
    do {
      const reply = await orders.gateway.call('GET', `/api/order-lines?limit=4${next ? `&after=${next}` : ''}`);
      const body = (await reply.json()) as OrderLinesReply;
      found.push(...idsOf(body));
      const link = body.next === null ? null : `<?limit=4&after=${body.next}>; rel="next"`;
      expect(sorted(reply.headers.get('link'))).toBe(sorted(link));
      next = body.next;
    } while (next !== null);
    expect(found).toEqual(idsOf(await page({})));
    expect([...found].sort()).toEqual(wanted.sort());
  });

  it('are chosen by output type, workflow and the state of the newest delivery', async () => {
    const [undelivered, open, again, studio, gone] = await order([
      ...[{}, {}, {}],
      ...[{ outputType: 'still-studio-1024' }, { outputType: 'not-in-the-catalog' }],
    ]);
    await deliver(open ?? '', 'open');
    await deliver(again ?? '', 'failed');
    await deliver(again ?? '', 'committed', 2);
    const ids = async (query: object) => idsOf(await page(query));
    expect(await ids({ outputType: 'still-studio-1024' })).toEqual([studio]);
    expect(await ids({ workflow: 'still-threejs', outputType: STILL })).toEqual([undelivered, open, again]);
    expect(await ids({ workflow: 'nobody' })).toEqual([]);
    expect(await ids({ state: 'open' })).toEqual([open]);
    expect(await ids({ state: 'failed' })).toEqual([]);
    expect(await ids({ state: 'committed' })).toEqual([again]);
    expect(await ids({ state: 'none', outputType: STILL })).toEqual([undelivered]);
    const [line] = (await page({ outputType: 'not-in-the-catalog' })).orderLines;
    expect([line?.id, line?.outputType]).toEqual([gone, { key: line?.outputType.key, label: line?.outputType.key, workflow: '' }]); // prettier-ignore
  });

  it('are counted by state, as far as they fit', async () => {
    const [, open, again] = await order([{}, {}, { product: 'bearing' }], { number: 'a-1f0c9a3b' });
    await order([{ outputType: 'still-studio-1024' }]);
    await deliver(open ?? '', 'open');
    await deliver(again ?? '', 'failed');
    await deliver(again ?? '', 'committed', 2);
    const counts = async (query: string) =>
      (await orders.gateway.call('GET', `/api/order-lines/counts?${query}`)).json();
    const none = { open: 0, committed: 0, cancelled: 0, failed: 0, none: 0 };
    expect(await counts('')).toEqual({ ...none, open: 1, committed: 1, none: 2 });
    expect(await counts('q=bear')).toEqual({ ...none, committed: 1 });
    expect(await counts(`workflow=still-threejs&outputType=${STILL}&q=1F0C`)).toEqual({ ...none, open: 1, committed: 1, none: 1 }); // prettier-ignore
    expect(await counts('workflow=nobody')).toEqual(none);
    expect((await orders.gateway.call('GET', '/api/order-lines/counts?state=open')).status).toBe(400);
  });

  it.each([
    ['state=none', ['new', 'mixed']],
    ['state=failed', ['mixed']],
    ['state=committed', []],
    ['state=cancelled', ['old']],
    ['q=MIX', ['mixed']],
    ['q=lager', ['mixed', 'old']],
    ['q=lager&state=none', ['mixed']],
    ['q=lager&limit=1', ['mixed']],
    ['q=nowhere', []],
  ])('choose their orders by %s', async (query, numbers) => {
    const [cancelled] = await order([{ product: 'bearing' }], { at: '2025-01-01', number: 'old' });
    await deliver(cancelled ?? '', 'cancelled');
    const [failed] = await order([{}, { product: 'bearing' }], { at: '2025-01-02', number: 'mixed' });
    await deliver(failed ?? '', 'committed');
    await deliver(failed ?? '', 'failed', 2);
    await order([{}], { at: '2025-01-03', number: 'new' });
    const found = (await (await orders.gateway.call('GET', `/api/orders?${query}`)).json()) as OrderReply[];
    expect(found.map(({ number }) => number)).toEqual(numbers);
  });

  it.each([
    ['a-1F0c', ['flange', 'bearing']],
    ['BEAR', ['bearing']],
    ['wälz', ['bearing']],
    ['100%', ['flange']],
    ['%', ['flange']],
    ['_', ['bearing']],
    ['\\', []],
    ["' or 1=1 --", []],
  ])('are found by the part %j of a number or product', async (q, products) => {
    await order([{ product: 'flange' }, { product: 'bearing' }], { number: 'a-1f0c9a3b' });
    expect((await page({ q })).orderLines.map(({ product }) => product.key)).toEqual(products);
  });

  it('have no page behind a line that nobody knows', async () => {
    const reply = await orders.gateway.call('GET', `/api/order-lines?after=${randomUUID()}`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'order_line_not_found' });
  });

  it.each([
    'limit=0',
    'limit=101',
    'state=lost',
    'q=',
    'q=%00',
    'after=x',
    'workflow=A',
    'outputType=%25',
    'mode=graph',
  ])('refuse %s', async (query) => {
    expect((await orders.gateway.call('GET', `/api/order-lines?${query}`)).status).toBe(400);
  });
});

/** The parameters of a link in one order. */
const sorted = (link: string | null): string | null =>
  link && link.replace(/\?(.*)>/, (_, search: string) => `?${search.split('&').sort().join('&')}>`);

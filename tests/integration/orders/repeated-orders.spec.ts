import type { MikroORM } from '@mikro-orm/postgresql';
import { findRepeated, insertOrder } from '../../../apps/orders/orders/new-orders.repository.js';
import { identityOf } from '../../../apps/orders/orders/request-identity.js';
import { openOrdersDatabase } from './orders-database.js';

let orm: MikroORM;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ orm, close } = await openOrdersDatabase('repeated'));
});
afterAll(() => close());

const request = { lines: [{ product: 'bearing', outputType: 'still' }] };
const insert = (asked: typeof request, key?: string) =>
  orm.em.fork().transactional((em) => insertOrder(em, asked, identityOf(asked, key)));
const linesOf = (order: string) =>
  orm.em.fork().execute<unknown[]>('select id from orders.order_line where order_id = ?', [order]);

describe('an order that is asked for again', () => {
  it('is made once, also where both requests come at the same time', async () => {
    const [first, second] = await Promise.all([insert(request, 'k1'), insert(request, 'k1')]);
    expect(second).toBe(first);
    expect(await insert(request, 'k1')).toBe(first);
    expect(await linesOf(first)).toHaveLength(1);
  });

  it('is another order without a key, or with another', async () => {
    const orders = [
      await insert(request),
      await insert(request),
      await insert(request, 'k2'),
      await insert(request, 'k3'),
    ];
    expect(new Set(orders).size).toBe(4);
  });

  it('is refused where its key stands for something else', async () => {
    await insert(request, 'k4');
    const other = { lines: [...request.lines, ...request.lines] };
    const identity = identityOf(other, 'k4');
    if (!identity) throw new Error('no identity');
    await expect(findRepeated(orm.em.fork(), identity)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(insert(other, 'k4')).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(201)])('refuses the key "%s"', (key) => {
    expect(() => identityOf(request, key)).toThrow(expect.objectContaining({ code: 'idempotency_key_invalid' }));
  });
});

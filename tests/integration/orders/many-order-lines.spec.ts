import pg from 'pg';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pageOf } from '../../../apps/orders/orders/read-order-lines.repository.js';
import type { WhichOrderLines } from '../../../apps/orders/orders/read-order-lines.repository.js';
import { openOrdersDatabase } from './orders-database.js';

const LINES = 100_000;
/**
 * Of 8 KiB. All tables have about 6,000, and looking up the order or delivery of every line reads 100,000 or more. On two
 * busy cores pages without a text took 1 to 10 ms, those with one 40 to 320 ms.
 */
const MOST_BLOCKS = 10_000;

interface Explained {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
}

describe(`a page of ${LINES} order lines`, () => {
  let orm: MikroORM;
  let close: () => Promise<void>;
  let database: pg.Client;
  beforeAll(async () => {
    const opened = await openOrdersDatabase('many-order-lines');
    ({ orm, close } = opened);
    database = new pg.Client({ connectionString: opened.databaseUrl });
    await database.connect();
    await plant(orm);
  });
  afterAll(async () => {
    await database.end();
    await close();
  });

  const read = async (which: Partial<WhichOrderLines>): Promise<{ rows: number; blocks: number }> => {
    const query = pageOf(orm.em.fork(), { outputTypes: null, limit: 101, ...which });
    const { length: rows } = await query.execute();
    const { sql, parameters } = query.compile();
    const explained = await database.query<{ 'QUERY PLAN': Explained[] }>(
      `explain (analyze, buffers, format json) ${sql}`,
      [...parameters],
    );
    const plan = explained.rows[0]?.['QUERY PLAN'][0]?.Plan;
    return { rows, blocks: Number(plan?.['Shared Hit Blocks']) + Number(plan?.['Shared Read Blocks']) };
  };

  it.each<[string, Partial<WhichOrderLines>, number]>([
    ['the newest', {}, 101],
    ['those behind one in the middle', { after: lineId(50_000) }, 101],
    ['those of a frequent output type', { outputTypes: ['still'] }, 101],
    ['those of a rare one', { outputTypes: ['rare', 'nowhere'] }, 20],
    ['those in the usual state', { state: 'committed' }, 101],
    ['those in a rare one', { state: 'failed' }, 10],
    ['those that were never dispatched', { state: 'none' }, 101],
    ['those of a part of a number', { q: 'number-1' }, 101],
    ['those of one number', { q: 'number-49999' }, 2],
    ['those of a product', { q: 'duct 77' }, 101],
    ['those of nothing', { q: 'nowhere' }, 0],
  ])('does not look up every line for %s', async (_, which, rows) => {
    const found = await read(which);
    expect(found.rows).toBe(rows);
    expect(found.blocks).toBeLessThan(MOST_BLOCKS);
  });
});

function lineId(at: number): string {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
}

/** Two lines an order; of 10,000 lines one is dispatched and failed, two are of a rare output type. */
async function plant(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  const id = (n: string): string => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  await em.execute(
    `insert into orders.product (key, name, file_name, file_sha256, file_byte_length)
       select 'product-' || n, 'Product ' || n, 'f', repeat('a', 64), 1 from generate_series(0, 999) n`,
  );
  await em.execute(
    `insert into orders.customer_order (id, number, created_at)
       select ${id('n')}, 'number-' || n, '2026-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, ${LINES / 2}) n`,
  );
  await em.execute(
    `insert into orders.order_line (id, order_id, position, product, output_type)
       select ${id('n')}, ${id('(n + 1) / 2')}, 2 - n % 2, 'product-' || n % 1000, case when n % 5000 = 0 then 'rare' else 'still' end
         from generate_series(1, ${LINES}) n`,
  );
  await em.execute(
    `insert into orders.delivery (id, order_line_id, generation, mode, reason_code, state, pinned)
       select ${id('n')}, ${id('n')}, 1, 'legacy', 'operator', case when n % 10000 = 0 then 'failed' else 'committed' end, '{}'
         from generate_series(1, ${LINES}) n where n % 3 <> 0 or n % 10000 = 0`,
  );
  await em.execute('analyze orders.product, orders.customer_order, orders.order_line, orders.delivery');
}

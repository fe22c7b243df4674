import type { EntityManager } from '@mikro-orm/postgresql';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { openDispatchBench } from './dispatch-bench.js';
import type { DispatchBench } from './dispatch-bench.js';
import { POOL_SIZE } from './orders-database.js';

let bench: DispatchBench;
beforeAll(async () => void (bench = await openDispatchBench('dispatch-crowd')));
afterAll(() => bench.close());

/** Asked on the connection of the transaction itself: the crowd may have all others. */
async function hasWaiter(em: EntityManager): Promise<true | undefined> {
  const waiting = await em.execute<object[]>(
    'select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid',
  );
  return waiting.length > 0 ? true : undefined;
}

/** Runs `work` while the line is locked and the dispatches in `crowd` wait for it. */
async function whileLocked(lineId: string, crowd: () => Promise<unknown>, work: () => Promise<void>): Promise<void> {
  let dispatched: Promise<unknown> | undefined;
  await bench.orm.em.fork().transactional(async (em) => {
    await em.execute('select id from orders.order_line where id = ? for update', [lineId]);
    dispatched = crowd();
    dispatched.catch(() => undefined);
    expect(await waitUntil(() => hasWaiter(em), { withinMs: 10_000, everyMs: 10 })).toBe(true);
    await work();
  });
  await dispatched;
}

describe('a crowd of dispatches', () => {
  it('does not delay what the orchestrator reports, or legacy would take over every run', async () => {
    const deliveryId = await bench.open();
    const [run] = await bench.query<{ runId: string }>(
      'select graph_run_id as "runId" from orders.delivery where id = ?',
      [deliveryId],
    );
    const lineId = await bench.newLine();
    const crowd = () => Promise.all(Array.from({ length: 2 * POOL_SIZE }, () => bench.dispatch({ lineId })));
    let accepted = false;
    let whileTheyWaited = false;
    await whileLocked(lineId, crowd, async () => {
      void bench.runs.accepted({ deliveryId, runId: run!.runId } as never).then(() => (accepted = true));
      whileTheyWaited = (await waitUntil(() => accepted || undefined, { withinMs: 10_000 })) ?? false;
    });
    expect(whileTheyWaited).toBe(true);
  });

  it('dispatches no further line of an order whose client has left', async () => {
    const [first, second] = [await bench.newLine(), await bench.newLine()];
    const [order] = await bench.query<{ id: string }>('select order_id as id from orders.order_line where id = ?', [
      first,
    ]);
    await bench.query('update orders.order_line set order_id = ?, position = 2 where id = ?', [order!.id, second]);
    const client = new AbortController();
    const gone = new Error('gone');
    let dispatched: Promise<unknown> = Promise.resolve();
    const dispatch = () => (dispatched = bench.service.dispatchOrder(order!.id, {}, client.signal));
    await expect(whileLocked(first, dispatch, async () => client.abort(gone))).rejects.toBe(gone);
    await expect(dispatched).rejects.toBe(gone);
    const rows = await bench.query<{ line: string }>(
      'select order_line_id as line from orders.delivery where order_line_id in (?, ?)',
      [first, second],
    );
    expect(rows).toEqual([{ line: first }]);
  });
});

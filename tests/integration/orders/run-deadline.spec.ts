import { openDispatchBench } from './dispatch-bench.js';
import type { DispatchBench } from './dispatch-bench.js';

const MINUTES = 60;

let bench: DispatchBench;
beforeAll(async () => void (bench = await openDispatchBench('run-deadline')));
afterAll(() => bench.close());

/** After how many seconds legacy takes over from a run whose nodes may take so many minutes. */
const deadlineOf = async (minutes: number, runDeadlineMs?: number): Promise<number> => {
  bench.registry.longestPathMs = minutes * 60_000;
  const { deadline_seconds } = await bench.dispatch({ mode: 'graph', ...(runDeadlineMs && { runDeadlineMs }) });
  // The row's own time is the database's, a moment before or after.
  return Math.round(deadline_seconds / 10) * 10;
};

describe("a run's deadline", () => {
  it('is no shorter than what the nodes of its longest path may take', async () => {
    expect(await deadlineOf(95)).toBe(95 * MINUTES);
  });

  it('gives a short workflow 15 minutes, and a hung run to legacy after 12 hours', async () => {
    expect(await deadlineOf(1)).toBe(15 * MINUTES);
    expect(await deadlineOf(100 * 60)).toBe(12 * 60 * MINUTES);
  });

  it('is what the operator configured, where one did', async () => {
    expect(await deadlineOf(95, 20_000)).toBe(20);
  });

  it('is what the orchestrator is told', async () => {
    bench.registry.longestPathMs = 40 * 60_000;
    const { id } = await bench.dispatch({ mode: 'graph' });
    const [told] = await bench.query<{ same: boolean }>(
      `select abs(extract(epoch from d.deadline_at) * 1000 - (o.payload->>'deadlineAt')::float8) < 1 as same
         from orders.delivery d join orders.outbox_message o on o.payload->>'deliveryId' = d.id::text
        where d.id = ? and o.event = 'orders.run.requested.v1'`,
      [id],
    );
    expect(told).toEqual({ same: true });
  });
});

describe('whom a run may notify', () => {
  it('is kept with the run as the workflow version said it at dispatch', async () => {
    bench.registry.notifies = [{ channel: 'email', recipients: ['shop@b.example'] }];
    const { id } = await bench.dispatch({ mode: 'graph' });
    expect(await bench.query('select notifies from orders.path_run where delivery_id = ?', [id])).toEqual([
      { notifies: bench.registry.notifies },
    ]);
  });
});

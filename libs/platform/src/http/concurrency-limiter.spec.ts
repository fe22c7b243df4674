import { ConcurrencyLimiter } from './concurrency-limiter.js';

const never = new AbortController().signal;
const LONG = 60_000;

describe('ConcurrencyLimiter', () => {
  it('runs as many at once as its limit allows, and the others in FIFO order', async () => {
    const turns = new ConcurrencyLimiter({ atOnce: 2, waiting: 5, withinMs: LONG });
    const began: string[] = [];
    const ends = new Map<string, () => void>();
    const come = (name: string) =>
      turns.take(never).then((end) => {
        began.push(name);
        ends.set(name, end);
      });
    const all = ['a', 'b', 'c', 'd'].map(come);
    await Promise.all(all.slice(0, 2));
    expect(began).toEqual(['a', 'b']);
    ends.get('b')?.();
    ends.get('b')?.();
    await all[2];
    expect(began).toEqual(['a', 'b', 'c']);
    ends.get('a')?.();
    await all[3];
    expect(began).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses a caller behind too many others, or one that waited too long, and drops it', async () => {
    const turns = new ConcurrencyLimiter({ atOnce: 1, waiting: 1, withinMs: 20 });
    const end = await turns.take(never);
    const second = turns.take(never);
    await expect(turns.take(never)).rejects.toMatchObject({ code: 'busy' });
    await expect(second).rejects.toMatchObject({ code: 'busy' });
    end();
    (await turns.take(never))();
  });

  it('gives the place of an aborted caller to the next', async () => {
    const turns = new ConcurrencyLimiter({ atOnce: 1, waiting: 5, withinMs: LONG });
    const end = await turns.take(never);
    const leaving = new AbortController();
    const left = turns.take(leaving.signal);
    const next = turns.take(never);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    end();
    (await next)();
    (await turns.take(never))();
  });
});

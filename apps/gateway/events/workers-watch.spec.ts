import { WorkersWatch } from './workers-watch.js';

const bytes = (body: unknown) => new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));

describe('WorkersWatch', () => {
  let watch: WorkersWatch;
  beforeEach(() => (watch = new WorkersWatch()));

  it('tells once of a worker that comes, changes and leaves', () => {
    watch.announced(bytes({ worker: 'a', slots: 1 }), 0);
    expect([watch.takeChange(1), watch.takeChange(2), watch.count]).toEqual([true, false, 1]);
    watch.announced(bytes({ worker: 'a', slots: 1 }), 3);
    expect(watch.takeChange(4)).toBe(false);
    watch.announced(bytes({ worker: 'a', slots: 2 }), 5);
    expect(watch.takeChange(6)).toBe(true);
    watch.announced(bytes({ worker: 'a', slots: 2, leaving: true }), 7);
    expect([watch.takeChange(8), watch.count]).toEqual([true, 0]);
  });

  it('tells of one that was silent for ten seconds', () => {
    watch.announced(bytes({ worker: 'a' }), 0);
    watch.takeChange(1);
    expect([watch.takeChange(10_000), watch.takeChange(10_001), watch.takeChange(10_002)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each(['{', 'null', '[]', '{"worker":1}', '{"leaving":true}'])('ignores %s', (text) => {
    watch.announced(bytes(text), 0);
    expect([watch.takeChange(1), watch.count]).toEqual([false, 0]);
  });
});

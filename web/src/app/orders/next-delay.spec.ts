import { nextDelay } from './next-delay';

describe('nextDelay', () => {
  it('grows while nothing happens, to a bound, and is short after a change', () => {
    let [delay, looks] = [nextDelay(null, false), 0];
    expect(delay).toBe(1000);
    while (nextDelay(delay, false) !== delay && looks < 20) [delay, looks] = [nextDelay(delay, false), looks + 1];
    expect([delay, looks]).toEqual([15_000, 7]);
    expect(nextDelay(delay, true)).toBe(1000);
  });
});

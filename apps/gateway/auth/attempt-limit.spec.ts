import { AttemptLimit } from './attempt-limit.js';

const NOW = 1_800_000_000_000;
const failTimes = (limit: AttemptLimit, address: string, times: number, now = NOW): void => {
  for (let at = 0; at < times; at += 1) limit.failed(address, now);
};

describe('attempts to sign in', () => {
  it('are refused after ten failures, until a minute after the first', () => {
    const limit = new AttemptLimit();
    failTimes(limit, 'a', 9);
    expect(limit.waitSeconds('a', NOW)).toBe(0);
    limit.failed('a', NOW + 30_000);
    expect([NOW + 30_000, NOW + 59_001, NOW + 60_000].map((now) => limit.waitSeconds('a', now))).toEqual([30, 1, 0]);
  });

  it('of another address go on', () => {
    const limit = new AttemptLimit();
    failTimes(limit, 'a', 10);
    expect([limit.waitSeconds('a', NOW), limit.waitSeconds('b', NOW)]).toEqual([60, 0]);
  });

  it('count anew after the minute', () => {
    const limit = new AttemptLimit();
    failTimes(limit, 'a', 10);
    failTimes(limit, 'a', 9, NOW + 60_000);
    expect(limit.waitSeconds('a', NOW + 60_000)).toBe(0);
  });

  it('are kept for a bounded number of addresses', () => {
    const limit = new AttemptLimit();
    failTimes(limit, 'a', 10);
    for (let at = 0; at < 1000; at += 1) limit.failed(`other-${at}`, NOW);
    expect(limit.waitSeconds('a', NOW)).toBe(0);
  });
});

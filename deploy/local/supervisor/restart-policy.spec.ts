import { nextRestart } from './restart-policy.js';

describe('nextRestart', () => {
  it('doubles the delay with each crash in a row', () => {
    expect([0, 1, 2].map((crashes) => nextRestart(crashes, 10).delayMs)).toEqual([250, 500, 1000]);
  });

  it('never waits longer than 15 s', () => {
    expect(nextRestart(40, 10)).toEqual({ crashes: 41, delayMs: 15_000 });
  });

  it('resets after a service ran for a minute', () => {
    expect(nextRestart(9, 60_000)).toEqual({ crashes: 1, delayMs: 250 });
  });
});

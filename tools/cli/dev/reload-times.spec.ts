import { ReloadTimes } from './reload-times.js';

describe('the times of reloads', () => {
  it('are reported with the median of the last five', () => {
    const times = new ReloadTimes();
    expect(times.describe('orders', 1400)).toBe('orders ready again after 1.4 s');
    expect(times.describe('orders', 1000)).toBe('orders ready again after 1.0 s (median of 2: 1.2 s)');
    expect(times.describe('gateway', 3000)).toBe('gateway ready again after 3.0 s (median of 3: 1.4 s)');
    for (const each of [900, 800, 700]) times.describe('orders', each);
    expect(times.describe('orders', 600)).toBe('orders ready again after 0.6 s (median of 5: 0.8 s)');
  });
});

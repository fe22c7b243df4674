import { timelineScale } from './timeline-scale';

const ticks = (length: number, isRunning = false) => timelineScale(length, isRunning).ticks.map(({ text }) => text);

describe('timelineScale', () => {
  it('has round ticks, at most nine, for any length', () => {
    expect(ticks(4600)).toEqual(['0', '1 s', '2 s', '3 s', '4 s']);
    expect(ticks(35)).toEqual(['0', '10 ms', '20 ms', '30 ms']);
    expect(ticks(250_000)).toEqual(['0', '1 min', '2 min', '3 min', '4 min']);
    for (const length of [0, 1, 999, 61_000, 3_600_000, 90_000_000]) {
      expect(ticks(length, true).length).toBeLessThan(10);
    }
  });

  it('ends with the run, and stays for a while as long as the run goes on', () => {
    expect(timelineScale(4600, false).end).toBe(4600);
    expect(timelineScale(4600, true)).toEqual(timelineScale(4100, true));
    expect(timelineScale(4600, true).end).toBe(5000);
    expect(timelineScale(5000, true).end).toBeGreaterThan(5000);
  });
});

import { LONGEST_RUN_DEADLINE_MS, runDeadline } from './run-deadline.js';

const MINUTE = 60_000;

describe('runDeadline', () => {
  it('is no shorter than the longest path, from 15 minutes to 12 hours', () => {
    expect(runDeadline(undefined, 50 * MINUTE)).toBe(50 * MINUTE);
    expect(runDeadline(undefined, MINUTE)).toBe(15 * MINUTE);
    expect(runDeadline(undefined, 13 * 60 * MINUTE)).toBe(LONGEST_RUN_DEADLINE_MS);
  });

  it('is what the operator configured, where one did', () => {
    expect(runDeadline(20_000, 50 * MINUTE)).toBe(20_000);
  });
});

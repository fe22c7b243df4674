import { mergeRuns } from './merge-runs';
import type { RunSummary } from './runs-filter';

const run = (runId: string, status: string, minute: number) =>
  ({ runId, status, createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` }) as RunSummary;

describe('mergeRuns', () => {
  const shown = [run('b', 'running', 2), run('a', 'running', 1)];

  it('updates rows where they stand, and only counts what began since', () => {
    const { runs, newer } = mergeRuns(shown, [run('c', 'running', 3), run('b', 'failed', 2)], {});
    expect(runs.map(({ runId, status }) => [runId, status])).toEqual([
      ['b', 'failed'],
      ['a', 'running'],
    ]);
    expect(newer).toBe(1);
  });

  it('keeps a row that is no longer of the status, and counts only runs that are', () => {
    const read = [run('d', 'failed', 4), run('c', 'running', 3), run('b', 'failed', 2)];
    const { runs, newer } = mergeRuns(shown, read, { status: 'running' });
    expect(runs).toHaveLength(2);
    expect(newer).toBe(1);
  });

  it('does not count older runs that were on no page yet', () => {
    expect(mergeRuns(shown, [run('old', 'running', 0)], {}).newer).toBe(0);
    expect(mergeRuns([], [run('first', 'running', 0)], {}).newer).toBe(1);
  });
});

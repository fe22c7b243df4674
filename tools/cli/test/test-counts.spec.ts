import { countVitest } from './run-vitest.js';
import { countJest, describeCounts, sumCounts } from './test-counts.js';
import type { JestResults } from './test-counts.js';

const results = (part: Partial<JestResults>): JestResults => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...part,
});

describe('test counts', () => {
  it('counts a file that cannot be loaded as a failure', () => {
    const testResults = [{ name: 'a.spec.ts', status: 'failed', assertionResults: [] }];
    const counts = countJest(results({ numRuntimeErrorTestSuites: 1, testResults }));
    expect(counts).toMatchObject({ failed: 1, failures: ['a.spec.ts: could not be run'] });
  });

  it('counts the same of vitest, which only lists such a file', () => {
    const { numRuntimeErrorTestSuites: _, ...rest } = results({ numPassedTests: 2 });
    const passed = { fullName: 'works', status: 'passed' };
    const testResults = [
      { name: 'a.spec.ts', status: 'failed', assertionResults: [] },
      { name: 'b.spec.ts', status: 'passed', assertionResults: [passed, passed] },
    ];
    expect(countVitest({ ...rest, testResults })).toMatchObject({
      ...{ passed: 2, failed: 1, failures: ['a.spec.ts: could not be run'] },
    });
  });

  it('names skipped tests with their reason, and reports those without one', () => {
    const assertionResults = [
      { fullName: 'renders (skipped: no Blender here)', status: 'pending' },
      { fullName: 'someday', status: 'todo' },
      { fullName: 'works', status: 'passed' },
    ];
    const counts = countJest(
      results({
        numPassedTests: 1,
        numPendingTests: 1,
        numTodoTests: 1,
        testResults: [{ name: 'a', status: 'passed', assertionResults }],
      }),
    );
    expect(counts.skipped).toBe(2);
    expect(counts.skips).toEqual([
      'renders (skipped: no Blender here)',
      'someday (skipped: left out by a name filter or without a reason)',
    ]);
  });

  it('sums over all runners in one line', () => {
    const one = countJest(results({ numPassedTests: 3, numFailedTests: 1 }));
    const other = countJest(results({ numPassedTests: 4, numPendingTests: 2 }));
    expect(describeCounts(sumCounts([one, other]))).toBe('7 passed, 1 failed, 2 skipped');
  });
});

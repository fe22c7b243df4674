/** The result of a runner. `skips` names the tests that did not run, each with its reason. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  skips: string[];
  failures: string[];
}

/** The part of `jest --json` that is read. */
export interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** A file that could not be loaded counts as one failed test. */
export function countJest(results: JestResults): TestCounts {
  const named = results.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: name, fullName, status })),
  );
  const broken = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
    skips: named
      .filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status))
      .map(({ fullName }) => describeSkip(fullName)),
    failures: [
      ...named.filter(({ status }) => status === 'failed').map(({ file, fullName }) => `${file}: ${fullName}`),
      ...broken.map(({ name }) => `${name}: could not be run`),
    ],
  };
}

/** The sum of several results. */
export function sumCounts(all: readonly TestCounts[]): TestCounts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
    skips: all.flatMap(({ skips }) => skips),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** "3 passed, 0 failed, 1 skipped" */
export function describeCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function describeSkip(fullName: string): string {
  return /skipped: \S/.test(fullName)
    ? fullName
    : `${fullName} (skipped: left out by a name filter or without a reason)`;
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../run-node.js';
import type { Suite } from './suites.js';
import { countJest } from './test-counts.js';
import type { JestResults, TestCounts } from './test-counts.js';

const NOTHING: TestCounts = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [] };

/**
 * Runs the web's specs by Angular's builder, which uses vitest, with its output on this terminal. A build that fails and a
 * run that crashes count as one failure.
 */
export async function runVitest(
  suite: Suite,
  { root, env }: { root: string; env: Record<string, string> },
): Promise<TestCounts> {
  const ng = 'node_modules/@angular/cli/bin/ng.js';
  const cwd = join(root, 'web');
  if (!existsSync(join(cwd, ng))) {
    return {
      ...NOTHING,
      failed: 1,
      failures: [`${suite.name}: its packages are missing; run it by ./hartomat test ${suite.name}`],
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'hartomat-test-'));
  const outputFile = join(folder, 'results.json');
  const reports = ['--reporters', 'default', '--reporters', 'json', '--output-file', outputFile];
  const code = await runNode([ng, 'test', '--no-progress', ...reports], { cwd, env });
  const counts = existsSync(outputFile)
    ? countVitest(JSON.parse(readFileSync(outputFile, 'utf8')) as VitestResults)
    : NOTHING;
  rmSync(folder, { recursive: true, force: true });
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`${suite.name}: ended with exit code ${code}`] };
}

type VitestResults = Omit<JestResults, 'numRuntimeErrorTestSuites'>;

/** Vitest reports in jest's form, but does not count files that could not be loaded. */
export function countVitest(results: VitestResults): TestCounts {
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return countJest({ ...results, numRuntimeErrorTestSuites: broken.length });
}

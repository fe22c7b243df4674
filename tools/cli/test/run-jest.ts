import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../run-node.js';
import type { Suite } from './suites.js';
import { countJest } from './test-counts.js';
import type { JestResults, TestCounts } from './test-counts.js';

const NOTHING: TestCounts = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [] };

/** Whether a folder of the suite exists. */
export function hasTests(suite: Suite, root: string): boolean {
  return suite.roots.some((folder) => existsSync(join(root, folder)));
}

/**
 * Runs a suite's specs except `leftOut` with jest, with its output on this terminal. A run that crashes counts as one
 * failure.
 */
export async function runJest(
  suite: Suite,
  { root, env, leftOut }: { root: string; env: Record<string, string>; leftOut: readonly string[] },
): Promise<TestCounts> {
  if (!hasTests(suite, root)) return NOTHING;
  const folder = mkdtempSync(join(tmpdir(), 'hartomat-test-'));
  const outputFile = join(folder, 'results.json');
  const paths = suite.roots.map((each) => `^${escapePattern(join(root, each))}/`);
  const args = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${outputFile}`,
    ...(suite.inBand ? ['--maxWorkers=1'] : []),
    ...leftOut.map((file) => `--testPathIgnorePatterns=^${escapePattern(join(root, file))}$`),
  ];
  const code = await runNode([...args, '--passWithNoTests', ...paths], { cwd: root, env });
  const counts = existsSync(outputFile)
    ? countJest(JSON.parse(readFileSync(outputFile, 'utf8')) as JestResults)
    : NOTHING;
  rmSync(folder, { recursive: true, force: true });
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`${suite.name}: jest ended with exit code ${code}`] };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

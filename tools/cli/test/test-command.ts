import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { buildServices, buildWeb } from '../run-node.js';
import { say } from '../say.js';
import { hasTests, runJest } from './run-jest.js';
import { runVitest } from './run-vitest.js';
import { SUITES, chooseSuites, suitesOfApp } from './suites.js';
import type { Suite } from './suites.js';
import { describeCounts, sumCounts } from './test-counts.js';
import type { TestCounts } from './test-counts.js';

interface TestOptions {
  all?: boolean;
  app?: string;
  seed?: string;
  minutes?: string;
}

/** Adds `test`: runs all suites and prints one summary. */
export function addTestCommand(program: Command): void {
  const about = SUITES.map((suite) => `${suite.name} (${suite.about})`).join(', ');
  program
    .command('test')
    .description('run the tests; the last line is the sum over all suites')
    .addArgument(new Argument('[suite]', about).choices(SUITES.map(({ name }) => name)))
    .addOption(
      new Option('--app <name>', "one app's specs only, of unit and integration").choices(appsIn(findPlace().root)),
    )
    .option('--all', 'the long form of every suite that has one')
    .option('--seed <number>', 'the seed of faults and generated cases')
    .option('--minutes <number>', 'time budget of the suites that have one')
    .action(test);
}

async function test(name: string | undefined, options: TestOptions): Promise<void> {
  const { root } = findPlace();
  const env = {
    ...(options.seed && { HARTOMAT_TEST_SEED: options.seed }),
    ...(options.minutes && { HARTOMAT_TEST_MINUTES: options.minutes }),
    ...(options.all && { HARTOMAT_TEST_ALL: '1' }),
  };
  const counts: TestCounts[] = [];
  const chosen = chooseSuites(name);
  for (const suite of options.app ? suitesOfApp(chosen, options.app) : chosen) {
    say(`\n── ${suite.name}: ${suite.about}`);
    const isOurs = (file: string): boolean => suite.roots.some((root) => file.startsWith(`${root}/`));
    const leftOut = options.all ? [] : (suite.thorough ?? []).filter(isOurs);
    if (leftOut.length > 0) say(`left out without --all: ${leftOut.join(', ')}`);
    counts.push(await runSuite(suite, { root, env, leftOut }));
  }
  report(sumCounts(counts));
}

/** A checkout of built programs only has no specs. */
function appsIn(root: string): string[] {
  const folder = join(root, 'apps');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** A build that fails is one failure of the suite, not the end of the run. */
async function runSuite(suite: Suite, how: Parameters<typeof runJest>[1]): Promise<TestCounts> {
  try {
    if (suite.needsBuild && hasTests(suite, how.root)) await buildServices(how.root);
    if (suite.needsWeb) await buildWeb(how.root);
    return await (suite.runner === 'vitest' ? runVitest(suite, how) : runJest(suite, how));
  } catch (error) {
    const failures = [`${suite.name}: ${(error as Error).message}`];
    return { passed: 0, failed: 1, skipped: 0, skips: [], failures };
  }
}

function report(total: TestCounts): void {
  for (const skip of total.skips) process.stdout.write(`skipped  ${skip}\n`);
  for (const failure of total.failures) process.stdout.write(`FAILED   ${failure}\n`);
  // A run without any test is a failure.
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  process.stdout.write(`${describeCounts(total)}\n`);
}

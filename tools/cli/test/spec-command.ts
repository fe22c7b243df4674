import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { buildServices, buildWeb, runNode } from '../run-node.js';
import { neededBuilds } from './suites.js';

/** Adds `spec`: single spec files or folders. */
export function addSpecCommand(program: Command): void {
  program
    .command('spec')
    .description('run the spec files whose path matches')
    .argument('<path...>', 'a spec file, a folder, or a part of its path')
    .option('-t, --name <text>', 'only the tests whose name contains it')
    .option('--all', 'the long form of those that have one')
    .action(async (paths: string[], { name, all }: { name?: string; all?: boolean }) => {
      const { root } = findPlace();
      const needed = neededBuilds(paths);
      if (needed.services) await buildServices(root);
      if (needed.web) await buildWeb(root);
      const named = name === undefined ? [] : [`--testNamePattern=${name}`];
      const env: Record<string, string> = all ? { HARTOMAT_TEST_ALL: '1' } : {};
      const args = ['node_modules/jest/bin/jest.js', ...named, '--', ...paths];
      process.exitCode = await runNode(args, { cwd: root, env });
    });
}

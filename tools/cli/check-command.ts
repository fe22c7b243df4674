import type { Command } from 'commander';
import { findPlace } from './place.js';
import { runNode } from './run-node.js';

/** Adds `check`: all static checks. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('format, lint, types, dependency rules, generated files, migrations')
    .option('--fix', 'first format the code and write the generated files')
    .action(async ({ fix }: { fix?: boolean }) => {
      const args = ['tools/check/run-checks.ts', ...(fix ? ['--fix'] : [])];
      process.exitCode = await runNode(args, { cwd: findPlace().root });
    });
}

import type { Command } from 'commander';
import { findPlace } from './place.js';
import { runNode } from './run-node.js';

/** Adds `check`: all that a machine can refuse without running the product. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('format, lint, types, dependency rules, generated files, migrations')
    .action(async () => {
      process.exitCode = await runNode(['tools/check/run-checks.ts'], { cwd: findPlace().root });
    });
}

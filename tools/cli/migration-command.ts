import type { Command } from 'commander';
import { findPlace } from './place.js';
import { runNode } from './run-node.js';

/** Adds `migration`: writes what an app's entities need beyond its committed migrations. */
export function addMigrationCommand(program: Command): void {
  program
    .command('migration')
    .description("write a migration of an app's changed entities, with its index and snapshot; needs no database")
    .argument('<app>', 'an app with a schema, like orders')
    .action(async (app: string) => {
      const args = ['--import', 'tsx', 'tools/migrations/main.ts', 'create', app];
      process.exitCode = await runNode(args, { cwd: findPlace().root });
    });
}

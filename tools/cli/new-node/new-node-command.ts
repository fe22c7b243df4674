import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { runNode } from '../run-node.js';

/** Adds `new-node`: creates the folder of a working node, to be edited. */
export function addNewNodeCommand(program: Command): void {
  program
    .command('new-node')
    .description('create a node folder in libs/nodes/src that passes all checks, and list it in the generated indexes')
    .argument('<step>', 'its name in snake_case, like crop_picture')
    .option('--label <text>', 'its label; derived from the name by default')
    .option('--category <name>', "its category in the editor's palette", 'Rendering')
    .action(async (step: string, { label, category }: { label?: string; category: string }) => {
      const named = label === undefined ? [] : [`--label=${label}`];
      const args = ['tools/new-node/main.ts', ...named, `--category=${category}`, '--', step];
      process.exitCode = await runNode(args, { cwd: findPlace().root });
    });
}

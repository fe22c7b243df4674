import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { runNode } from '../run-node.js';

/** Adds `new-node`: the folder of a node that works at once, to be changed into the wanted one. */
export function addNewNodeCommand(program: Command): void {
  program
    .command('new-node')
    .description('make a green node folder in libs/nodes/src and list it in the generated indexes')
    .argument('<step>', 'its name in snake_case, like crop_picture')
    .option('--label <text>', 'what people call it; made of the name if left out')
    .option('--category <name>', "its part of the editor's palette", 'Rendering')
    .action(async (step: string, { label, category }: { label?: string; category: string }) => {
      const named = label === undefined ? [] : [`--label=${label}`];
      const args = ['tools/new-node/main.ts', ...named, `--category=${category}`, '--', step];
      process.exitCode = await runNode(args, { cwd: findPlace().root });
    });
}

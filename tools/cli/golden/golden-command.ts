import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { runNode } from '../run-node.js';

interface GoldenOptions {
  json?: boolean;
  reason?: string;
}

/** Adds `golden`: what legacy makes of every seeded output type, against what somebody looked at and approved. */
export function addGoldenCommand(program: Command): void {
  const golden = program.command('golden').description('approved evidence of every seeded output type (tests/golden)');
  golden
    .command('run [case...]')
    .description(
      'perform cases (all, or the named ones) by legacy and compare with the record; exit code 1 if one differs',
    )
    .option('--json', 'as JSON')
    .action((ids: string[], options: GoldenOptions) => perform('run', ids, options));
  golden
    .command('record [case...]')
    .description('make candidates below .hartomat/golden and say what differs and which pictures to look at')
    .option('--json', 'as JSON')
    .action((ids: string[], options: GoldenOptions) => perform('record', ids, options));
  golden
    .command('approve <case...>')
    .description('make recorded candidates the approved cases, after a look at their pictures')
    .requiredOption('--reason <text>', 'why the new look is right; kept with the case')
    .option('--json', 'as JSON')
    .action((ids: string[], options: GoldenOptions) => perform('approve', ids, options));
}

/** In a process of its own, from source: it is the pipeline and the comparator themselves that golden cases watch. */
async function perform(command: string, ids: string[], { json, reason }: GoldenOptions): Promise<void> {
  const { root, homeDir } = findPlace();
  const options = [...(json ? ['--json'] : []), ...(reason === undefined ? [] : [`--reason=${reason}`])];
  const args = ['--import', 'tsx', 'tools/golden/main.ts', ...options, '--', command, ...ids];
  process.exitCode = await runNode(args, { cwd: root, env: { HARTOMAT_HOME: homeDir } });
}

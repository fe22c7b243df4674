import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findPlace } from '../place.js';
import { runNode } from '../run-node.js';

interface GoldenOptions {
  json?: string | true;
  reason?: string;
}

const JSON_OPTION = 'write the results as JSON to a file, or to stdout instead of the text';

/** Adds `golden`: legacy's output for every seeded output type, compared with its approved evidence. */
export function addGoldenCommand(program: Command): void {
  const golden = program.command('golden').description('approved evidence of every seeded output type (tests/golden)');
  golden
    .command('run [case...]')
    .description(
      'perform cases (all, or the named ones) by legacy and compare with the record; exit code 1 if one differs',
    )
    .option('--json [file]', JSON_OPTION)
    .action((ids: string[], options: GoldenOptions) => perform('run', ids, options));
  golden
    .command('record [case...]')
    .description('make candidates below .hartomat/golden and report what differs and which pictures to review')
    .option('--json [file]', JSON_OPTION)
    .action((ids: string[], options: GoldenOptions) => perform('record', ids, options));
  golden
    .command('approve <case...>')
    .description('approve recorded candidates, after a review of their pictures')
    .requiredOption('--reason <text>', 'why the new look is right; stored with the case')
    .option('--json [file]', JSON_OPTION)
    .action((ids: string[], options: GoldenOptions) => perform('approve', ids, options));
}

/** In a child process, from source: golden cases test the current pipeline and comparator. */
async function perform(command: string, ids: string[], { json, reason }: GoldenOptions): Promise<void> {
  const { root, homeDir } = findPlace();
  const { cases, output } = sortOut(ids, json, root);
  const options = [...output, ...(reason === undefined ? [] : [`--reason=${reason}`])];
  const args = ['--import', 'tsx', 'tools/golden/main.ts', ...options, '--', command, ...cases];
  process.exitCode = await runNode(args, { cwd: root, env: { HARTOMAT_HOME: homeDir } });
}

/** What follows `--json` is a file, unless it is the id of a case. */
function sortOut(ids: string[], json: string | true | undefined, root: string): { cases: string[]; output: string[] } {
  if (json === undefined) return { cases: ids, output: [] };
  if (json === true) return { cases: ids, output: ['--json'] };
  const isCase = existsSync(join(root, 'tests/golden/cases', `${json}.json`));
  return isCase ? { cases: [...ids, json], output: ['--json'] } : { cases: ids, output: [`--json-file=${json}`] };
}

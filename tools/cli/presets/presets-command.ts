import type { Command } from 'commander';
import type { MigratePresetsReply, PresetMigrationReply, RollBackPresetsReply } from '#contracts';
import type { PresetConversion } from '#workflow-core';
import { connect } from '../api/connect.js';
import { readJsonFile } from '../json-file.js';
import { describeConversion, describeHistory, describeMigration, describeRollback } from './describe-presets.js';

const ADVICE = 'Give a file with a preset config such as {"preset": "still", "params": {}}, or - for stdin.';

interface Format {
  json?: boolean;
}

/** Adds `presets`: legacy presets and the workflows that they become. What stays legacy is reported and is no failure. */
export function addPresetsCommand(program: Command): void {
  const presets = program.command('presets').description('move legacy presets to workflows, and back');
  presets
    .command('convert <file>')
    .description(
      'what a preset config or that of an output type (a JSON file, - for stdin) would become; stores nothing',
    )
    .option('--json', 'as JSON, with the workflow')
    .action(convert);
  presets
    .command('migrate [output-type...]')
    .description('publish what the presets of output types (all, or the named ones) become; no traffic moves')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--json', 'as JSON')
    .action(migrate);
  presets
    .command('rollback [output-type...]')
    .description('give output types back the workflows that they had before their migration')
    .option('--json', 'as JSON')
    .action(rollBack);
  presets
    .command('list')
    .description('all migrations, newest first; --json has the kept configs')
    .option('--json', 'as JSON')
    .action(list);
}

async function convert(file: string, format: Format): Promise<void> {
  const conversion = await connect().json<PresetConversion>(
    'POST',
    '/api/presets/convert',
    presetIn(readJsonFile(file, ADVICE)),
  );
  print(conversion, describeConversion(conversion), format);
}

async function migrate(outputTypes: string[], { dryRun = false, ...format }: Format & { dryRun?: boolean }) {
  const reply = await connect().json<MigratePresetsReply>('POST', '/api/presets/migrate', {
    ...these(outputTypes),
    dryRun,
  });
  const heading = dryRun ? 'dry run, nothing is written\n\n' : '';
  print(reply, heading + describeMigration({ ...reply, dryRun }), format);
}

async function rollBack(outputTypes: string[], format: Format): Promise<void> {
  const reply = await connect().json<RollBackPresetsReply>('POST', '/api/presets/rollback', these(outputTypes));
  print(reply, describeRollback(reply.presets), format);
}

async function list(format: Format): Promise<void> {
  const api = connect();
  const all: PresetMigrationReply[] = [];
  for (let page = await api.json<PresetMigrationReply[]>('GET', '/api/presets/migrations'); page.length > 0;) {
    all.push(...page);
    page = await api.json('GET', `/api/presets/migrations?before=${page.at(-1)?.id}`);
  }
  print(all, describeHistory(all), format);
}

const these = (outputTypes: string[]) => (outputTypes.length > 0 ? { outputTypes } : {});

/** An output type has its config inside. */
function presetIn(json: unknown): unknown {
  const { preset, legacyPreset } = (json ?? {}) as { preset?: unknown; legacyPreset?: unknown };
  return preset === undefined && legacyPreset !== undefined ? legacyPreset : json;
}

function print(reply: unknown, text: string, { json }: Format): void {
  process.stdout.write(`${json ? JSON.stringify(reply, null, 2) : text}\n`);
}

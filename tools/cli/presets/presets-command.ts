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

/**
 * Adds `presets`: converts and migrates legacy presets to workflows. A preset that stays legacy is reported and is no
 * failure.
 */
export function addPresetsCommand(program: Command): void {
  const presets = program.command('presets').description('migrate legacy presets to workflows, and roll back');
  presets
    .command('convert <file>')
    .description('convert a preset config or an output type (a JSON file, - for stdin); stores nothing')
    .option('--json', 'as JSON, with the workflow')
    .action(convert);
  presets
    .command('migrate [output-type...]')
    .description('publish the converted presets of output types (all, or the named ones); no traffic moves')
    .option('--dry-run', 'report what would happen and write nothing')
    .option('--json', 'as JSON')
    .action(migrate);
  presets
    .command('rollback [output-type...]')
    .description('restore the workflows that output types had before their migration')
    .option('--json', 'as JSON')
    .action(rollBack);
  presets
    .command('list')
    .description('all migrations, newest first; --json has the stored configs')
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

/** The config in an output type, or the JSON itself. */
function presetIn(json: unknown): unknown {
  const { preset, legacyPreset } = (json ?? {}) as { preset?: unknown; legacyPreset?: unknown };
  return preset === undefined && legacyPreset !== undefined ? legacyPreset : json;
}

function print(reply: unknown, text: string, { json }: Format): void {
  process.stdout.write(`${json ? JSON.stringify(reply, null, 2) : text}\n`);
}

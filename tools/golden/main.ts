/** `run|record|approve [case…] [--reason TEXT] [--json] [--json-file FILE]`, as `./hartomat golden` calls it. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LocalSetupError } from '../../deploy/local/local-server.js';
import { findPlace } from '../cli/place.js';
import { say } from '../cli/say.js';
import { approveCases } from './approve-cases.js';
import { describeRecord, describeResult, summary } from './describe-golden.js';
import { goldenPlace } from './golden-place.js';
import { openLegacyBench } from './legacy-bench.js';
import type { LegacyBench } from './legacy-bench.js';
import { recordCases } from './record-cases.js';
import { runCases } from './run-cases.js';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    'json-file': { type: 'string' },
    reason: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const [command, ...ids] = positionals;
const place = goldenPlace(findPlace());

function print(json: unknown, text: string): void {
  const file = values['json-file'];
  const asJson = JSON.stringify(json, null, 2);
  if (file !== undefined) writeReport(file, `${asJson}\n`);
  process.stdout.write(`${values.json ? asJson : text}\n`);
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new LocalSetupError(`The results cannot be written to ${file}: ${(error as Error).message}.`);
  }
}

async function withBench<T>(work: (bench: LegacyBench) => Promise<T>): Promise<T> {
  const bench = await openLegacyBench(place);
  try {
    return await work(bench);
  } finally {
    await bench.close();
  }
}

async function run(): Promise<number> {
  const results = await withBench((bench) => runCases(ids, place, bench));
  const counts = summary(results);
  const last = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
  print({ cases: results, ...counts }, [...results.map(describeResult), last].join('\n'));
  return counts.failed > 0 ? 1 : 0;
}

/** A candidate that differs is no failure. */
async function record(): Promise<number> {
  const results = await withBench((bench) => recordCases(ids, place, bench));
  print({ cases: results, ...summary(results) }, results.map(describeRecord).join('\n\n'));
  return 0;
}

async function approve(): Promise<number> {
  const approved = await approveCases(ids, values.reason, place);
  const cases = approved.map(({ id, approvedAt, reason }) => ({ id, approvedAt, reason }));
  print({ cases }, cases.map(({ id }) => `approved ${id}; commit tests/golden`).join('\n'));
  return 0;
}

const COMMANDS: Record<string, () => Promise<number>> = { run, record, approve };

try {
  const chosen = COMMANDS[command ?? ''];
  if (!chosen) throw new LocalSetupError(`Say what to do: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exitCode = await chosen();
} catch (error) {
  const expected = error instanceof LocalSetupError;
  say(`hartomat: ${expected ? error.message : ((error as Error).stack ?? String(error))}`);
  process.exitCode = 1;
}

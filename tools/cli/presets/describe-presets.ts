import type { MigratePresetsReply, PresetMigrationReply, PresetRemark, RolledBackPreset } from '#contracts';
import type { PresetConversion, PresetNote } from '#workflow-core';
import { textTable } from '../text-table.js';

const HEADER = ['output type', 'preset', 'outcome', 'workflow', 'remarks'];

/** A row of the table with the notes below the table. */
interface Line {
  outputType: string;
  preset: string;
  outcome: string;
  workflow: string;
  report: PresetNote[];
  remarks: PresetRemark[];
}

const inWords = (code: string): string => code.replaceAll('_', ' ');
const versionOf = (workflow: string | null, version: number | null): string =>
  workflow === null ? '' : version === null ? workflow : `${workflow}@${version}`;
/** A note of severity info has no hint. */
const noteLine = ({ severity, path, message, hint }: PresetNote): string =>
  `  ${severity.padEnd(7)}  ${path || '/'}  ${message}${severity === 'info' ? '' : ` ${hint}`}`;

/** The conversion of one config, with every note. */
export function describeConversion({ workflow, report }: PresetConversion): string {
  const steps = workflow?.nodes.map(({ step }) => step).join(' → ');
  const verdict = steps ? `converts to ${steps}` : 'stays legacy';
  return [verdict, ...report.map(noteLine)].join('\n');
}

/** One line per output type, then the notes of each, then a summary. */
export function describeMigration({ presets, dryRun }: MigratePresetsReply): string {
  const table = describe(
    presets.map((one) => ({ ...one, workflow: versionOf(one.workflow, one.version) || '(legacy)' })),
  );
  const moves = presets.some(({ remarks }) => remarks.some(({ code }) => code === 'rollout_row_applies'));
  const traffic = moves ? 'A rollout row moves traffic: see above.' : 'No traffic moved: legacy delivers as before.';
  const meaning = dryRun
    ? 'Nothing was written; without --dry-run it is done.'
    : `${traffic} Undo: ./hartomat presets rollback`;
  return `${table}\n\n${counted(presets)}. ${meaning}`;
}

export function describeRollback(presets: readonly RolledBackPreset[]): string {
  const table = describe(presets.map((one) => ({ ...one, workflow: one.workflow || '(legacy)', report: [] })));
  const meaning = 'Published workflows and stored configs are kept: ./hartomat presets list';
  return `${table}\n\n${counted(presets)}. ${meaning}`;
}

function counted(presets: readonly { outcome: string }[]): string {
  const outcomes = [...new Set(presets.map(({ outcome }) => outcome))];
  const count = (wanted: string): number => presets.filter(({ outcome }) => outcome === wanted).length;
  return outcomes.map((outcome) => `${inWords(outcome)}: ${count(outcome)}`).join(', ') || 'no output types';
}

/** The history, newest first; notes are counted, `--json` has them. */
export function describeHistory(migrations: readonly PresetMigrationReply[]): string {
  if (migrations.length === 0)
    return 'No preset was migrated yet. To see what would happen: ./hartomat presets migrate --dry-run';
  const rows = migrations.map(({ outputType, config, report, workflow, version, migratedAt, rolledBackAt }) => [
    ...[outputType, String((config as { preset?: unknown } | null)?.preset ?? ''), outcomeOf(workflow, rolledBackAt)],
    ...[versionOf(workflow, version) || '(legacy)', toTheMinute(migratedAt), toTheMinute(rolledBackAt ?? '')],
    summary({ report, remarks: [] }),
  ]);
  return textTable(['output type', 'preset', 'outcome', 'workflow', 'migrated', 'rolled back', 'notes'], rows);
}

const toTheMinute = (time: string): string => time.replace(/^(.{10})T(.{5}).*$/, '$1 $2 UTC');

function outcomeOf(workflow: string | null, rolledBackAt: string | null): string {
  if (workflow === null) return 'stays legacy';
  return rolledBackAt ? 'rolled back' : 'converted';
}

function describe(lines: readonly Line[]): string {
  if (lines.length === 0) return 'none';
  const rows = lines.map((line) => [
    line.outputType,
    line.preset,
    inWords(line.outcome),
    line.workflow,
    summary(line, line.outcome),
  ]);
  const told = lines.flatMap(({ outputType, report, remarks }) => {
    const said = [...report.map(noteLine), ...remarks.flatMap(({ message }) => (message ? [`  ${message}`] : []))];
    return said.length > 0 ? ['', outputType, ...said] : [];
  });
  return [textTable(HEADER, rows), ...told].join('\n');
}

/** Counts, because a report can be long: `1 error, 2 warnings`. */
function summary({ report, remarks }: Pick<Line, 'report' | 'remarks'>, said?: string): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = report.filter((note) => note.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`];
  });
  const codes = remarks.map(({ code }) => code).filter((code) => code !== said);
  return [...counts, ...codes.map(inWords)].join(', ');
}

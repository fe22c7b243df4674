import type { MigratedPreset, PresetMigrationReply, PresetRemark, RolledBackPreset } from '#contracts';
import type { PresetConversion, PresetNote } from '#workflow-core';
import { textTable } from '../text-table.js';

const HEADER = ['output type', 'preset', 'outcome', 'workflow', 'remarks'];

/** A row of the table with what is told in full below it. */
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
const noteLine = ({ severity, path, message, hint }: PresetNote): string =>
  `  ${severity.padEnd(7)}  ${path || '/'}  ${message} ${hint}`;

/** What a conversion would make of one config, with every note. */
export function describeConversion({ workflow, report }: PresetConversion): string {
  const steps = workflow?.nodes.map(({ step }) => step).join(' → ');
  const verdict = steps ? `converts to ${steps}` : 'stays legacy';
  return [verdict, ...report.map(noteLine)].join('\n');
}

/** One line an output type, then what was noted of each. */
export function describeMigration(presets: readonly MigratedPreset[]): string {
  return describe(presets.map((one) => ({ ...one, workflow: versionOf(one.workflow, one.version) })));
}

export function describeRollback(presets: readonly RolledBackPreset[]): string {
  return describe(presets.map((one) => ({ ...one, workflow: one.workflow || '(legacy)', report: [] })));
}

/** The history, newest first. */
export function describeHistory(migrations: readonly PresetMigrationReply[]): string {
  return describe(
    migrations.map(({ outputType, config, report, workflow, version, migratedAt, rolledBackAt }) => ({
      outputType,
      preset: String((config as { preset?: unknown } | null)?.preset ?? ''),
      outcome: outcomeOf(workflow, rolledBackAt),
      workflow: versionOf(workflow, version),
      report,
      remarks: [{ code: rolledBackAt ? `${migratedAt}, back ${rolledBackAt}` : migratedAt, message: '' }],
    })),
  );
}

function outcomeOf(workflow: string | null, rolledBackAt: string | null): string {
  if (workflow === null) return 'stays legacy';
  return rolledBackAt ? 'rolled back' : 'converted';
}

function describe(lines: readonly Line[]): string {
  if (lines.length === 0) return 'none';
  const rows = lines.map((line) => [line.outputType, line.preset, inWords(line.outcome), line.workflow, summary(line)]);
  const told = lines.flatMap(({ outputType, report, remarks }) => {
    const said = [...report.map(noteLine), ...remarks.flatMap(({ message }) => (message ? [`  ${message}`] : []))];
    return said.length > 0 ? ['', outputType, ...said] : [];
  });
  return [textTable(HEADER, rows), ...told].join('\n');
}

/** Counts, because a report can be long: `1 error, 2 warnings`. */
function summary({ report, remarks }: Line): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = report.filter((note) => note.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`];
  });
  return [...counts, ...remarks.map(({ code }) => inWords(code))].join(', ');
}

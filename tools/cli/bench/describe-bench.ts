import { textTable } from '../text-table.js';

interface BenchResult {
  metric: string;
  unit: string;
  median: number;
  p95: number;
  n: number;
}

/** The report of a benchmark. */
export interface BenchReport {
  name: string;
  repeats: number;
  machine: { cpus: number; loadBefore: number };
  results: BenchResult[];
  ratios: BenchResult[];
  skipped: { what: string; why: string }[];
  invariants: { checked: number; violated: string[] };
}

/** A report as tables, and lines on what was skipped, on the machine and on its invariants. */
export function describeBench({ machine, results, ratios, skipped, invariants }: BenchReport): string {
  const { checked, violated } = invariants;
  const state =
    violated.length === 0
      ? `${checked} invariants checked, none violated`
      : `${violated.length} of ${checked} invariants VIOLATED:\n${violated.map((text) => `  ${text}`).join('\n')}`;
  return [
    table('measured', results),
    ...(ratios.length > 0 ? ['', table('ratio', ratios)] : []),
    '',
    ...skipped.map(({ what, why }) => `skipped: ${what}: ${why}`),
    `${machine.cpus} processors, load of the minute before: ${machine.loadBefore}`,
    state,
  ].join('\n');
}

function table(title: string, rows: readonly BenchResult[]): string {
  const cells = rows.map(({ metric, unit, median, p95, n }) => [metric, `${median} ${unit}`, String(p95), String(n)]);
  return textTable([title, 'median', 'p95', 'n'], cells);
}

import { textTable } from '../text-table.js';

/** What every benchmark writes. */
export interface BenchReport {
  name: string;
  repeats: number;
  results: { metric: string; unit: string; median: number; p95: number; n: number }[];
  invariants: { checked: number; violated: string[] };
}

/** A report as a table and a line on its invariants. */
export function describeBench({ results, invariants }: BenchReport): string {
  const rows = results.map(({ metric, unit, median, p95, n }) => [metric, `${median} ${unit}`, String(p95), String(n)]);
  const { checked, violated } = invariants;
  const state =
    violated.length === 0
      ? `${checked} invariants checked, none violated`
      : `${violated.length} of ${checked} invariants VIOLATED:\n${violated.map((text) => `  ${text}`).join('\n')}`;
  return `${textTable(['measured', 'median', 'p95', 'n'], rows)}\n${state}`;
}

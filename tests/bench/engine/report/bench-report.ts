import type { Audit } from '../audit/audit-runs.js';
import type { Measured } from '../load/measure-engine.js';

/** What every benchmark writes as JSON. */
export interface BenchReport {
  name: string;
  repeats: number;
  results: { metric: string; unit: string; median: number; p95: number; n: number }[];
  invariants: { checked: number; violated: string[] };
}

/** Sums up measurements and the audits after them. */
export function benchReport(repeats: number, measured: readonly Measured[], audits: readonly Audit[]): BenchReport {
  const results = measured.map(({ metric, unit, values }) => ({
    ...{ metric, unit },
    median: rounded(quantile(values, 0.5)),
    p95: rounded(quantile(values, unit === 'nodes/s' ? 0.05 : 0.95)),
    n: values.length,
  }));
  const checked = audits.reduce((sum, audit) => sum + audit.checked, 0);
  return { name: 'engine', repeats, results, invariants: { checked, violated: audits.flatMap((a) => a.violated) } };
}

/** The value below which this share of the values lies; the nearest that was measured. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

import { availableParallelism } from 'node:os';
import type { Audit } from '../audit/audit-runs.js';
import type { Measured, Skipped } from '../parts/part.js';

/** A row of a report. p95 is the worse end: of what should be high it is the value that 95 % exceed. */
export interface BenchResult {
  metric: string;
  unit: string;
  median: number;
  p95: number;
  n: number;
}

/** What every benchmark writes as JSON. */
export interface BenchReport {
  name: string;
  repeats: number;
  /** `loadBefore`: processes that were running or waiting to, on average of the minute before. */
  machine: { cpus: number; loadBefore: number };
  results: BenchResult[];
  /** Of two results of this report; no other figure may be compared with another machine's or day's. */
  ratios: BenchResult[];
  skipped: Skipped[];
  invariants: { checked: number; violated: string[] };
}

/** What was measured and audited. */
export interface Findings {
  name: string;
  repeats: number;
  loadBefore: number;
  measured: readonly Measured[];
  audits: readonly Audit[];
  skipped?: Skipped[];
}

const RATIO = '×';

/** Sums up measurements and the audits after them. */
export function benchReport({ measured, audits, skipped = [], ...head }: Findings): BenchReport {
  const rows = measured.map(({ metric, unit, values }) => ({
    ...{ metric, unit },
    median: rounded(quantile(values, 0.5)),
    p95: rounded(quantile(values, unit === 'nodes/s' ? 0.05 : 0.95)),
    n: values.length,
  }));
  const checked = audits.reduce((sum, audit) => sum + audit.checked, 0);
  return {
    ...{ name: head.name, repeats: head.repeats },
    machine: { cpus: availableParallelism(), loadBefore: rounded(head.loadBefore) },
    results: rows.filter(({ unit }) => unit !== RATIO),
    ratios: rows.filter(({ unit }) => unit === RATIO),
    skipped,
    invariants: { checked, violated: audits.flatMap((audit) => audit.violated) },
  };
}

/** The value below which this share of the values lies; the nearest that was measured. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

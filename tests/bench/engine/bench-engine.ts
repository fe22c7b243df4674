import { loadavg } from 'node:os';
import { auditRuns } from './audit/audit-runs.js';
import type { Audit } from './audit/audit-runs.js';
import type { BenchInstance } from './instance/bench-instance.js';
import { measureEngine } from './load/measure-engine.js';
import type { BenchSize, Measured } from './parts/part.js';
import { benchReport } from './report/bench-report.js';
import type { BenchReport } from './report/bench-report.js';

const describe = ({ metric, unit, values }: Measured): string =>
  `${metric}: ${values.map((value) => value.toPrecision(4)).join(' ')} ${unit}`;

/** Measures and audits: a wrong result is no result. `say` hears of each part as it is done. */
export async function benchEngine(
  instance: BenchInstance,
  size: BenchSize,
  say: (text: string) => void,
): Promise<BenchReport> {
  const audits: Audit[] = [];
  const loadBefore = loadavg()[0] ?? 0;
  const { measured, skipped } = await measureEngine(instance, size, async (part, runIds) => {
    const audit = await auditRuns(instance, runIds);
    audits.push(audit);
    const state = audit.violated.length === 0 ? 'invariants hold' : `VIOLATED: ${audit.violated.join('; ')}`;
    say([...part.map(describe), state].join('\n  '));
  });
  for (const { what, why } of skipped) say(`${what} was skipped: ${why}`);
  return benchReport({ name: 'engine', repeats: size.repeats, loadBefore, measured, audits, skipped });
}

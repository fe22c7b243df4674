/** `main.js <repeats> <report file>`: measures and writes the report; exit code 1 where an invariant is violated. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import { benchReport } from '../engine/report/bench-report.js';
import { measureReuse } from './measure-reuse.js';

const [repeats = '1', reportFile = ''] = process.argv.slice(2);

const loadBefore = loadavg()[0] ?? 0;
const instance = await openTestInstance();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void instance.close().finally(() => process.exit(130)));
}
try {
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  const { measured, audit } = await measureReuse(instance, Number(repeats));
  const report = benchReport({ name: 'cache', repeats: Number(repeats), loadBefore, measured, audits: [audit] });
  writeFileSync(reportFile, JSON.stringify(report, null, 2));
  process.exitCode = report.invariants.violated.length > 0 ? 1 : 0;
} finally {
  await instance.close();
}

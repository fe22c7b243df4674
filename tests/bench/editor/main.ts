/** `main.js <repeats> <report file>`: measures the editor in Chromium; exit code 1 where an invariant is violated. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { openTestInstance } from '../../instance/test-instance.js';
import { benchReport } from '../engine/report/bench-report.js';
import { measureEditor } from './measure-editor.js';

const [repeats = '1', reportFile = ''] = process.argv.slice(2);

const loadBefore = loadavg()[0] ?? 0;
const instance = await openTestInstance();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void instance.close().finally(() => process.exit(130)));
}
try {
  await instance.start('orders', 'gateway', 'registry');
  const { measured, audit } = await measureEditor(instance, Number(repeats));
  const report = benchReport({ name: 'editor', repeats: Number(repeats), loadBefore, measured, audits: [audit] });
  writeFileSync(reportFile, JSON.stringify(report, null, 2));
  process.exitCode = report.invariants.violated.length > 0 ? 1 : 0;
} finally {
  await instance.close();
}

/** `main.js <repeats> <report file>`: measures conversions and writes the report; exit code 1 where one came out wrong. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { benchReport } from '../engine/report/bench-report.js';
import { cadCases } from './cad-cases.js';
import { measureConversions } from './measure-conversions.js';

const [repeats = '1', reportFile = ''] = process.argv.slice(2);

const loadBefore = loadavg()[0] ?? 0;
const { measured, audit } = await measureConversions(await cadCases('.', [1, 300, 1000, 3000]), Number(repeats));
const report = benchReport({ name: 'cad', repeats: Number(repeats), loadBefore, measured, audits: [audit] });
writeFileSync(reportFile, JSON.stringify(report, null, 2));
process.exitCode = report.invariants.violated.length > 0 ? 1 : 0;

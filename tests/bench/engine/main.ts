/** `main.js <runs> <repeats> <parts, by comma> <report file> <peers' folder or ''> [profiles' folder]`: measures and writes the report; exit code 1 where an invariant is violated. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { benchEngine } from './bench-engine.js';
import { openBenchInstance } from './instance/bench-instance.js';

const [runs, repeats, parts = '', reportFile = '', peersFolder, profileDir] = process.argv.slice(2);
const size = {
  parts: parts.split(',').filter(Boolean),
  runs: Number(runs),
  inFlight: 200,
  idleRuns: 30,
  repeats: Number(repeats),
  bigGraph: [100, 100],
  peersFolder,
} as const;

const instance = await openBenchInstance({ profileDir });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void instance.close().finally(() => process.exit(130)));
}
try {
  const report = await benchEngine(instance, size, (text) => process.stderr.write(`${text}\n`));
  writeFileSync(reportFile, JSON.stringify(report, null, 2));
  process.exitCode = report.invariants.violated.length > 0 ? 1 : 0;
} finally {
  await instance.close();
}

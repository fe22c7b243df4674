import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { findPlace } from '../place.js';
import { buildServices, runNode } from '../run-node.js';
import { say } from '../say.js';
import { describeBench } from './describe-bench.js';
import type { BenchReport } from './describe-bench.js';
import { describeProfiles } from './describe-profile.js';

interface BenchOptions {
  runs: number;
  repeats: number;
  part?: string[];
  json?: string;
  profile?: boolean;
}

const PARTS = ['idle', 'chain', 'burst', 'fan-out', 'large-graph'];

/** Adds `bench`: what it costs, with the invariants checked. */
export function addBenchCommand(program: Command): void {
  const bench = program.command('bench').description('measure; a fast wrong result counts as a failure');
  bench
    .command('engine')
    .description('nodes per second and idle latency of the graph engine, with steps that do nothing')
    .option('--runs <number>', 'runs of one burst', positive, 1000)
    .option('--repeats <number>', 'how often each thing is measured', positive, 3)
    .addOption(new Option('--part <name...>', 'measure these alone').choices(PARTS))
    .option('--json <file>', 'write the report there too')
    .option('--profile', 'say in which functions orchestrator and worker spend their processor time (slows them)')
    .action(benchEngine);
  bench
    .command('cache')
    .description('how long a run takes where only the notification was changed, beside one that makes everything')
    .option('--repeats <number>', 'how often each thing is measured', positive, 3)
    .option('--json <file>', 'write the report there too')
    .action(benchCache);
}

const benchEngine = ({ runs, repeats, part = [], json, profile }: BenchOptions): Promise<void> =>
  measure({ main: 'engine', args: [String(runs), String(repeats), part.join(',')], json, profile });

const benchCache = ({ repeats, json }: BenchOptions): Promise<void> =>
  measure({ main: 'cache', args: [String(repeats)], json });

interface Measurement {
  /** The folder of its program. */
  main: 'engine' | 'cache';
  args: string[];
  json?: string | undefined;
  profile?: boolean | undefined;
}

async function measure({ main, args: sizes, json, profile }: Measurement): Promise<void> {
  const { root } = findPlace();
  const folder = mkdtempSync(join(tmpdir(), 'hartomat-bench-'));
  const reportFile = json ? resolve(json) : join(folder, 'report.json');
  try {
    await buildServices(root, ['services', 'bench']);
    say(`load of this machine: ${loadavg()[0]?.toFixed(1)}; compare figures of one machine and one time only`);
    const args = [...sizes, reportFile, ...(profile ? [folder] : [])];
    const code = await runNode([`dist/tests/bench/${main}/main.js`, ...args], { cwd: root, stdout: 2 });
    if (!existsSync(reportFile)) throw new LocalSetupError(`The benchmark ended with exit code ${code}, see above.`);
    process.stdout.write(`${describeBench(JSON.parse(readFileSync(reportFile, 'utf8')) as BenchReport)}\n`);
    if (profile) process.stdout.write(`${describeProfiles(folder)}\n`);
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { findPlace } from '../place.js';
import { buildServices, buildWeb, runNode } from '../run-node.js';
import { say } from '../say.js';
import { describeBench } from './describe-bench.js';
import type { BenchReport } from './describe-bench.js';
import { describeProfiles } from './describe-profile.js';

interface BenchOptions {
  runs: number;
  repeats: number;
  part?: string[];
  json?: string;
  peers?: string;
  profile?: boolean;
}

const PARTS = ['idle', 'chain', 'burst', 'two-orchestrators', 'fan-out', 'large-graph'];

const ABOUT_ENGINE = `
Parts, in their order; all unless --part names some:
  idle               one run of 8 nodes at a time
  chain              40 nodes one after the other
  burst              --runs runs of 8 nodes, 200 in flight; where the time goes
  (peers)            with --peers: each peer right after our own idle runs and burst, --repeats pairs of them
  two-orchestrators  the same burst with one and with two orchestrators, each limited to 0.3 and 0.15 of a core
  fan-out            one fan-out to 100 nodes, then as many as --runs says (at most 1000), 200 in flight
  large-graph        one graph of 10,000 nodes against graphs of 100

Figures hold for one machine at one time: compare the ratios. Exit code 1 where an invariant is violated.`;

const ABOUT_CAD = `
Each file is converted as a delivery converts it, in a child process of its own, and the output is verified. Milliseconds:
  start      the process begins and loads the reader
  text       a scan of the text: names, colours, placements
  read       the reader reads the file's entities
  transfer   it makes shapes of them
  mesh       it makes triangles, which are written
  list       parts are listed
  whole step all that and the rest of the step, up to the stored GLB
Peak memory is the child's. The cost of an instance is the increase of the whole step's time over 1 instance, without the start.

Figures hold for one machine at one time: compare the ratios. Exit code 1 where a model is wrong.`;

const ABOUT_EDITOR = `
Drafts of 12, 300 and 1,000 nodes, in a browser with an empty cache. Marks: first page at most 150 kB; with 300 nodes
ready within 1500 ms, and 16 ms of script, style and layout in 95 % of the frames while the canvas is panned or a node is
dragged, no task longer than 50 ms.

Figures hold for one machine at one time: compare the ratios. Exit code 1 where an edit was lost or more than it changed.`;

/** Adds `bench`: benchmarks that also check their invariants. */
export function addBenchCommand(program: Command): void {
  const bench = program.command('bench').description('benchmarks; a wrong result counts as a failure');
  bench
    .command('engine')
    .description('nodes per second and idle latency of the graph engine, with no-op steps')
    .option('--runs <number>', 'runs of one burst', positive, 1000)
    .option('--repeats <number>', 'how often each part is measured', positive, 3)
    .addOption(new Option('--part <name...>', 'measure these only').choices(PARTS))
    .option('--peers <folder>', 'also measure BullMQ, DBOS and Restate, installed in this folder')
    .option('--json <file>', 'also write the report to a file')
    .option('--profile', 'profile orchestrator and worker: processor time by function (slows them)')
    .addHelpText('after', ABOUT_ENGINE)
    .action(benchEngine);
  bench
    .command('cache')
    .description('duration of a run where only the notification was changed, compared with one without cached results')
    .option('--repeats <number>', 'how often each part is measured', positive, 3)
    .option('--json <file>', 'also write the report to a file')
    .action(benchCache);
  bench
    .command('cad')
    .description(
      'duration and memory of the conversion of STEP files: a part, an assembly, and many instances of one box',
    )
    .option('--repeats <number>', 'how often each file is converted', positive, 5)
    .option('--json <file>', 'also write the report to a file')
    .addHelpText('after', ABOUT_CAD)
    .action(benchCad);
  bench
    .command('editor')
    .description('the editor in a browser: first page, start, work per frame while panning and dragging')
    .option('--repeats <number>', 'how often each part is measured', positive, 3)
    .option('--json <file>', 'also write the report to a file')
    .addHelpText('after', ABOUT_EDITOR)
    .action(benchEditor);
}

async function benchEngine({ runs, repeats, part = [], json, peers, profile }: BenchOptions): Promise<void> {
  if (peers && !existsSync(peers))
    throw new LocalSetupError(
      `There is no folder ${peers}: tests/bench/peers/README.md says how to install the peers.`,
    );
  const args = [String(runs), String(repeats), part.join(',')];
  await measure({ main: 'engine', args, more: [peers ? resolve(peers) : ''], json, profile });
}

const benchCache = ({ repeats, json }: BenchOptions): Promise<void> =>
  measure({ main: 'cache', args: [String(repeats)], json });

const benchCad = ({ repeats, json }: BenchOptions): Promise<void> =>
  measure({ main: 'cad', args: [String(repeats)], json });

async function benchEditor({ repeats, json }: BenchOptions): Promise<void> {
  await buildWeb(findPlace().root);
  await measure({ main: 'editor', args: [String(repeats)], json });
}

interface Measurement {
  /** The folder of its program. */
  main: 'engine' | 'cache' | 'cad' | 'editor';
  args: string[];
  /** Arguments after the report's file. */
  more?: string[];
  json?: string | undefined;
  profile?: boolean | undefined;
}

async function measure({ main, args: sizes, more = [], json, profile }: Measurement): Promise<void> {
  const { root } = findPlace();
  const folder = mkdtempSync(join(tmpdir(), 'hartomat-bench-'));
  const reportFile = json ? resolve(json) : join(folder, 'report.json');
  try {
    await buildServices(root, ['services', 'bench']);
    say(`load of this machine: ${loadavg()[0]?.toFixed(1)}; compare figures of one machine and one time only`);
    const args = [...sizes, reportFile, ...more, ...(profile ? [folder] : [])];
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

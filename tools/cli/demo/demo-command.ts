import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Mode } from '#contracts';
import { interruptionSignal } from '../instance/interruption.js';
import { findPlace } from '../place.js';
import { readMinutes } from '../read-minutes.js';
import { say } from '../say.js';
import { demoInstance } from './demo-instance.js';
import { DEMO_OUTPUT_TYPES, defaultProducts, productsFromFiles } from './demo-products.js';
import { buildReport, describeReport } from './demo-report.js';
import type { DemoReport } from './demo-report.js';
import { HartomatApi } from './hartomat-api.js';
import { runDemo } from './run-demo.js';

interface DemoOptions {
  mode: Mode;
  step: string[];
  outputType: string[];
  keep?: boolean;
  json?: string | true;
  minutes: string;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** Adds `demo`: delivers pictures of real STEP files by the real system. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('order pictures of real STEP files; starts what is not running and stops it afterwards')
    .addOption(
      new Option('--mode <mode>', 'the mode of the dispatch').choices(['legacy', 'graph', 'shadow']).default('shadow'),
    )
    .option('--step <file>', 'a STEP file of yours instead of the three included ones; repeatable', collect, [])
    .option('--output-type <key>', `instead of ${DEMO_OUTPUT_TYPES.join(' and ')}; repeatable`, collect, [])
    .option('--keep', 'leave the started instance running; ./hartomat down stops it')
    .option('--json [file]', 'write the report as JSON to a file, or to stdout instead of the table')
    .option('--minutes <count>', 'how long to wait for the pictures', '10')
    .action(demo);
}

async function demo(options: DemoOptions): Promise<void> {
  const started = performance.now();
  const place = findPlace();
  const { mode } = options;
  const products = options.step.length > 0 ? productsFromFiles(options.step) : defaultProducts(place.root);
  const outputTypes = options.outputType.length > 0 ? options.outputType : DEMO_OUTPUT_TYPES;
  const withinMs = readMinutes(options.minutes);
  const interruption = interruptionSignal();
  const instance = await demoInstance(place, { keep: options.keep ?? false, interruption });
  try {
    const api = new HartomatApi(instance.urls.web, instance.token);
    const outcomes = await runDemo(api, {
      products,
      outputTypes,
      mode,
      homeDir: place.homeDir,
      withinMs,
      interruption,
      say,
    });
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const report = buildReport(outcomes, { seconds, mode, urls: instance.urls });
    publish(report, describeReport(report, outcomes), options.json);
  } finally {
    await instance.stop();
  }
}

function publish(report: DemoReport, table: string, json: string | true | undefined): void {
  process.exitCode = report.ok ? 0 : 1;
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (json === true) return void process.stdout.write(text);
  if (json) writeFileSync(json, text);
  process.stdout.write(
    `${table}\n\n${report.ok ? 'everything delivered' : 'some lines have problems'} in ${report.seconds} s\nnext: ./hartomat up\n`,
  );
}

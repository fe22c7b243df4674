import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { NodeRunReply, RunReply, RunSummary } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { connect } from '../api/connect.js';
import { print } from '../print.js';
import { say } from '../say.js';
import { describeRun, describeRuns } from './describe-runs.js';
import { exportRuns, exportToFile } from './export-runs.js';
import { addRunControlCommands } from './run-control-commands.js';
import { readNodes, readRuns, runPath } from './run-pages.js';
import type { RunFilter } from './run-pages.js';

interface Json {
  json?: boolean;
}

interface FilterOptions {
  delivery?: string;
  orderLine?: string;
  status?: string;
  workflow?: string;
  outputType?: string;
  since?: string;
  until?: string;
}

/** Adds `runs`: lists, shows, exports and controls runs. */
export function addRunsCommand(program: Command): void {
  const runs = program.command('runs').description('list, show, export, cancel, pause and repeat runs of workflows');
  addList(runs);
  addShow(runs);
  addExport(runs);
  command(runs, 'cancel <run>', 'cancel a run; its order line goes to legacy. A run that has ended is not changed')
    .option('--reason <text>', 'the reason, stored with the run')
    .action(async (id: string, { reason, json }: Json & { reason?: string }) => {
      const body = reason === undefined ? {} : { reason };
      const run = await connect().json<RunReply>('POST', `${runPath(id)}/cancel`, body);
      print(json, run, () => describeRun(run, run.nodes));
    });
  addRunControlCommands(runs);
}

function addList(runs: Command): void {
  filtered(command(runs, 'list', 'runs, newest first'))
    .option('--limit <number>', 'maximum number', positive, 200)
    .action(async ({ json, limit, ...options }: Json & FilterOptions & { limit: number }) => {
      const found: RunSummary[] = [];
      for await (const run of readRuns(connect(), filterOf(options), limit)) found.push(run);
      print(json, found, () => describeRuns(found));
    });
}

function addShow(runs: Command): void {
  command(runs, 'show <run>', 'one run with its nodes and their failures')
    .option('--all-nodes', 'also list the succeeded nodes of a large run')
    .action(async (id: string, { json, allNodes }: Json & { allNodes?: boolean }) => {
      const api = connect();
      const run = await api.json<RunReply>('GET', runPath(id));
      const nodes = await nodesOf(api, run, allNodes ?? false);
      print(json, { ...run, nodes }, () => describeRun(run, nodes));
    });
}

/**
 * All nodes of a run whose reply has them all; of a larger one those that did not succeed, unless all are requested.
 */
async function nodesOf(api: ApiClient, run: RunReply, all: boolean): Promise<NodeRunReply[]> {
  if (run.nodesNext === null) return run.nodes;
  const status = Object.keys(run.nodeCounts).filter((name) => name !== 'succeeded');
  if (!all && status.length === 0) return [];
  const nodes: NodeRunReply[] = [];
  for await (const page of readNodes(api, run.runId, all ? {} : { status: status.join(',') })) nodes.push(...page);
  return nodes;
}

function addExport(runs: Command): void {
  const what =
    'runs as newline-delimited JSON, newest first: one line per run with its nodes, attempts, logs and context';
  filtered(runs.command('export').description(what))
    .option('--out <file>', 'write to a file instead of standard output; it appears when it is complete')
    .action(async ({ out, ...options }: FilterOptions & { out?: string }) => {
      const progress = (count: number): void => (count % 100 === 0 ? say(`${count} runs exported`) : undefined);
      const filter = filterOf(options);
      const api = connect();
      const count = await (out
        ? exportToFile(api, filter, out, progress)
        : exportRuns(api, filter, process.stdout, progress));
      say(`${count} runs exported${out ? ` to ${out}` : ''}`);
    });
}

const filtered = (command: Command): Command =>
  command
    .option('--delivery <id>', 'only those of one delivery')
    .option('--order-line <id>', 'only those of one order line')
    .option('--status <status>', 'running, succeeded, failed or cancelled')
    .option('--workflow <key>', 'only those of one workflow')
    .option('--output-type <key>', 'only those of one output type')
    .option('--since <time>', 'created at this time or later, such as 2026-11-22 or 2026-11-22T10:00:00Z')
    .option('--until <time>', 'created before this time');

const filterOf = ({ delivery, orderLine, ...rest }: FilterOptions): RunFilter => ({
  ...rest,
  deliveryId: delivery,
  orderLineId: orderLine,
});

const command = (runs: Command, usage: string, description: string): Command =>
  runs.command(usage).description(description).option('--json', 'as JSON');

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
}

import type { Command } from 'commander';
import type { RunReply } from '#contracts';
import { connect } from '../api/connect.js';
import { print } from '../print.js';
import { describeRun, describeRuns } from './describe-runs.js';
import { addRunControlCommands } from './run-control-commands.js';

interface Json {
  json?: boolean;
}

/** Adds `runs`: what the graph engine did and does. */
export function addRunsCommand(program: Command): void {
  const runs = program.command('runs').description('list, show, cancel, pause and repeat runs of workflows');
  command(runs, 'list', 'the newest 200 runs')
    .option('--delivery <id>', 'only those of one delivery')
    .action(async ({ delivery, json }: Json & { delivery?: string }) => {
      const query = delivery === undefined ? '' : `?deliveryId=${encodeURIComponent(delivery)}`;
      const found = await connect().json<RunReply[]>('GET', `/api/runs${query}`);
      print(json, found, () => describeRuns(found));
    });
  command(runs, 'show <run>', 'one run with its nodes, and why a node failed').action(
    async (id: string, { json }: Json) => {
      const run = await connect().json<RunReply>('GET', pathOf(id));
      print(json, run, () => describeRun(run));
    },
  );
  command(runs, 'cancel <run>', 'stop a run; its order line goes to legacy. One that has ended stays as it is')
    .option('--reason <text>', 'for those who ask later why it ended')
    .action(async (id: string, { reason, json }: Json & { reason?: string }) => {
      const body = reason === undefined ? {} : { reason };
      const run = await connect().json<RunReply>('POST', `${pathOf(id)}/cancel`, body);
      print(json, run, () => describeRun(run));
    });
  addRunControlCommands(runs);
}

const command = (runs: Command, usage: string, description: string): Command =>
  runs.command(usage).description(description).option('--json', 'as JSON');

const pathOf = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

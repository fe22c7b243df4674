import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { RerunBody, RerunPlanReply, RunReply } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { connect } from '../api/connect.js';
import { interruptionSignal } from '../instance/interruption.js';
import { print } from '../print.js';
import { readMinutes } from '../read-minutes.js';
import { describeRerunPlan } from './describe-rerun-plan.js';
import { describeRun } from './describe-runs.js';

const LOOK_EVERY_MS = 300;

interface Json {
  json?: boolean;
}

interface Wait extends Json {
  wait?: boolean;
  dryRun?: boolean;
  minutes: string;
}

/** Adds `pause`, `resume`, `retry` and `rerun`. */
export function addRunControlCommands(runs: Command): void {
  runs
    .command('pause <run>')
    .description('dispatch no more nodes of a run; running nodes continue, and its deadline applies')
    .option('--reason <text>', 'the reason, shown to others')
    .option('--json', 'the run as JSON')
    .action((id: string, { reason, json }: Json & { reason?: string }) =>
      act(id, 'pause', reason === undefined ? {} : { reason }, json),
    );
  runs
    .command('resume <run>')
    .description('resume a paused run')
    .option('--json', 'the run as JSON')
    .action((id: string, { json }: Json) => act(id, 'resume', undefined, json));
  waiting(runs.command('retry <run>'))
    .description('rerun a failed or cancelled run: nodes that succeeded are reused, all others run anew')
    .action((id: string, options: Wait) => again(id, 'retry', undefined, options));
  waiting(runs.command('rerun <run>'))
    .description('rerun that reuses the nodes that succeeded, except one node and its descendants; it delivers nothing')
    .requiredOption('--from <node>', 'the first node to run anew; ./hartomat runs show lists them')
    .option('--version <number>', 'another version of the same workflow; unchanged nodes are reused')
    .action((id: string, { from, version, ...options }: Wait & { from: string; version?: string }) => {
      const body: RerunBody = { fromNode: from, ...(version !== undefined && { version: readVersion(version) }) };
      return again(id, 'rerun', body, options);
    });
}

const waiting = (command: Command): Command =>
  command
    .option('--wait', 'until the new run has ended; exit code 1 where it did not succeed')
    .option('--minutes <count>', 'how long to wait', '10')
    .option('--dry-run', 'show what would run anew, and why, without starting it')
    .option('--json', 'the new run, or with --dry-run the plan, as JSON');

async function act(id: string, what: string, body: object | undefined, json: boolean | undefined): Promise<void> {
  const run = await connect().json<RunReply>('POST', `${pathOf(id)}/${what}`, body);
  print(json, run, () => describeRun(run, run.nodes));
}

async function again(id: string, what: string, body: RerunBody | undefined, options: Wait): Promise<void> {
  if (options.dryRun) return showPlan(id, body, options.json);
  const withinMs = readMinutes(options.minutes);
  const api = connect();
  const begun = await api.json<RunReply>('POST', `${pathOf(id)}/${what}`, body);
  const run = options.wait ? await untilEnded(api, begun, withinMs) : begun;
  if (options.wait && run.status !== 'succeeded') process.exitCode = 1;
  print(options.json, run, () => describeRun(run, run.nodes));
}

async function showPlan(id: string, body: RerunBody | undefined, json: boolean | undefined): Promise<void> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(body ?? {})) query.set(name, String(value));
  const plan = await connect().json<RerunPlanReply>('GET', `${pathOf(id)}/rerun-plan?${query}`);
  if (plan.goneTotal > 0) process.exitCode = 1;
  print(json, plan, () => describeRerunPlan(plan));
}

/** The run after its end, or at the time limit. */
async function untilEnded(api: ApiClient, begun: RunReply, withinMs: number): Promise<RunReply> {
  const interruption = interruptionSignal();
  const until = performance.now() + withinMs;
  let run = begun;
  while (run.status === 'running' && performance.now() < until) {
    await sleep(LOOK_EVERY_MS, undefined, { signal: interruption });
    run = await api.json<RunReply>('GET', pathOf(begun.runId));
  }
  return run;
}

const pathOf = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

function readVersion(text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new LocalSetupError(`--version is the number of a published version, not ${JSON.stringify(text)}.`);
}

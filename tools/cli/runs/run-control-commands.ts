import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { RerunBody, RunReply } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { connect } from '../api/connect.js';
import { interruptionSignal } from '../instance/interruption.js';
import { print } from '../print.js';
import { readMinutes } from '../read-minutes.js';
import { describeRun } from './describe-runs.js';

const LOOK_EVERY_MS = 300;

interface Json {
  json?: boolean;
}

interface Wait extends Json {
  wait?: boolean;
  minutes: string;
}

/** Adds what stops runs for a while and does them again. */
export function addRunControlCommands(runs: Command): void {
  runs
    .command('pause <run>')
    .description('dispatch nothing more of a run; what runs goes on, and its deadline holds')
    .option('--reason <text>', 'for those who ask why it stands still')
    .option('--json', 'the run as JSON')
    .action((id: string, { reason, json }: Json & { reason?: string }) =>
      act(id, 'pause', reason === undefined ? {} : { reason }, json),
    );
  runs
    .command('resume <run>')
    .description('let a paused run go on')
    .option('--json', 'the run as JSON')
    .action((id: string, { json }: Json) => act(id, 'resume', undefined, json));
  waiting(runs.command('retry <run>'))
    .description('a new run of a failed or cancelled one: what succeeded is taken over, everything else runs anew')
    .action((id: string, options: Wait) => again(id, 'retry', undefined, options));
  waiting(runs.command('rerun <run>'))
    .description('a new run that takes over what succeeded, except for one node and all behind it; it delivers nothing')
    .requiredOption('--from <node>', 'the node to begin with; ./hartomat runs show lists them')
    .option('--version <number>', 'another version of the same workflow; what is still the same there is taken over')
    .action((id: string, { from, version, ...options }: Wait & { from: string; version?: string }) => {
      const body: RerunBody = { fromNode: from, ...(version !== undefined && { version: readVersion(version) }) };
      return again(id, 'rerun', body, options);
    });
}

const waiting = (command: Command): Command =>
  command
    .option('--wait', 'until the new run has ended; exit code 1 where it did not succeed')
    .option('--minutes <count>', 'how long to wait', '10')
    .option('--json', 'the new run as JSON');

async function act(id: string, what: string, body: object | undefined, json: boolean | undefined): Promise<void> {
  const run = await connect().json<RunReply>('POST', `${pathOf(id)}/${what}`, body);
  print(json, run, () => describeRun(run, run.nodes));
}

async function again(id: string, what: string, body: object | undefined, options: Wait): Promise<void> {
  const withinMs = readMinutes(options.minutes);
  const api = connect();
  const begun = await api.json<RunReply>('POST', `${pathOf(id)}/${what}`, body);
  const run = options.wait ? await untilEnded(api, begun, withinMs) : begun;
  if (options.wait && run.status !== 'succeeded') process.exitCode = 1;
  print(options.json, run, () => describeRun(run, run.nodes));
}

/** The run as it is when it has ended, or when the time is over. */
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

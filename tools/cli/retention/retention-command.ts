import type { Command } from 'commander';
import { retainedKind } from '#contracts';
import type { ArtifactSweepReply, KeptFiles, RetainedReply, RetentionReply } from '#contracts';
import { connect } from '../api/connect.js';
import { textTable } from '../text-table.js';

/** A sweep of a large instance takes minutes. */
const ANSWER_WITHIN_MS = 15 * 60_000;

interface Options {
  json?: boolean;
  dryRun?: boolean;
}

/** Adds `retention`: shows and runs the retention sweep. Exit code 1 where a part of it failed. */
export function addRetentionCommand(program: Command): void {
  const retention = program.command('retention').description('retention times and the retention sweep');
  retention
    .command('show')
    .description('dry run of the next sweep: what it would delete, and why the rest stays')
    .option('--json', 'as JSON')
    .action(async ({ json }: Options) => print(await sweep(true), json));
  retention
    .command('sweep')
    .description('delete expired data; also runs by itself, four times a day')
    .option('--dry-run', 'delete nothing, report what would be deleted')
    .option('--json', 'as JSON')
    .action(async ({ dryRun, json }: Options) => print(await sweep(dryRun ?? false), json));
}

const sweep = (dryRun: boolean): Promise<RetentionReply> =>
  connect(ANSWER_WITHIN_MS).json('POST', '/api/retention/sweep', { dryRun });

function print(reply: RetentionReply, json: boolean | undefined): void {
  process.stdout.write(`${json ? JSON.stringify(reply, null, 2) : describe(reply)}\n`);
  if (reply.artifacts.problem || reply.services.some(({ problem }) => problem)) process.exitCode = 1;
}

function describe({ dryRun, services, artifacts }: RetentionReply): string {
  const rows = services.flatMap(({ service, retained }) =>
    retained.map(({ what, keptDays, deleted, stays }) => [
      service,
      retainedKind(what),
      `${keptDays} days`,
      String(deleted),
      reasons(stays),
    ]),
  );
  const problems = services.flatMap(({ service, problem }) => (problem ? [`${service}: ${problem}`] : []));
  const deleted = dryRun ? 'would be deleted' : 'deleted';
  const table = textTable(['service', 'what', 'kept', deleted, 'stays'], [...rows, rowOf(artifacts)]);
  return [table, ...problems, ...(artifacts.problem ? [`artifacts: ${artifacts.problem}`] : [])].join('\n');
}

const rowOf = ({ graceHours, deleted, stays }: ArtifactSweepReply): string[] => [
  'orders',
  'artifacts',
  `while in use, ${graceHours} h at least`,
  `${deleted.files} (${(deleted.bytes / 1e6).toFixed(1)} MB)`,
  reasons(stays),
];

const reasons = (stays: RetainedReply['stays'] | KeptFiles): string =>
  Object.entries<number>({ ...stays })
    .filter(([, count]) => count > 0)
    .map(([why, count]) => `${count} ${why}`)
    .join(', ');

import type { Command } from 'commander';
import type { PoolReply } from '#contracts';
import { connect } from '../api/connect.js';
import { print } from '../print.js';
import { textTable } from '../text-table.js';

interface Json {
  json?: boolean;
}

/** Adds `pools`: lists, pauses and resumes pools. */
export function addPoolsCommand(program: Command): void {
  const pools = program.command('pools').description('list, pause and resume pools of workers');
  pools
    .command('list')
    .description('each pool with its workers, its ready, queued and running nodes, and whether it is paused')
    .option('--json', 'as JSON')
    .action(async ({ json }: Json) => {
      const found = await connect().json<PoolReply[]>('GET', '/api/pools');
      print(json, found, () => describePools(found));
    });
  pools
    .command('pause <pool>')
    .description('dispatch nothing to a pool and withdraw its queued tasks; new lines that need it go to legacy')
    .option('--reason <text>', 'the reason, shown to others')
    .option('--json', 'the pool as JSON')
    .action((pool: string, { reason, json }: Json & { reason?: string }) =>
      change(pool, 'pause', reason === undefined ? {} : { reason }, json),
    );
  pools
    .command('resume <pool>')
    .description('dispatch to a pool again, waiting nodes first')
    .option('--json', 'the pool as JSON')
    .action((pool: string, { json }: Json) => change(pool, 'resume', undefined, json));
}

async function change(pool: string, what: string, body: object | undefined, json: boolean | undefined): Promise<void> {
  const changed = await connect().json<PoolReply>('POST', `/api/pools/${encodeURIComponent(pool)}/${what}`, body);
  print(json, changed, () => describePools([changed]));
}

/** One row per pool; columns of the registry are dashes where it does not answer. */
function describePools(pools: readonly PoolReply[]): string {
  const rows = pools.map((pool) => [
    pool.pool,
    pool.workers === null ? '–' : `${pool.workers} (${pool.slots} slots)`,
    pool.capabilities?.join(', ') ?? '–',
    String(pool.ready),
    String(pool.queued),
    String(pool.running),
    pool.oldestWaitingSeconds === null ? '' : `${Math.round(pool.oldestWaitingSeconds)} s`,
    pool.paused ? `since ${pool.paused.since}: ${pool.paused.reason}` : '',
  ]);
  return textTable(['pool', 'workers', 'capabilities', 'ready', 'queued', 'running', 'oldest', 'paused'], rows);
}

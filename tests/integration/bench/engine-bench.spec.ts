import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { RunFinished, eventSubject, resultFilter, resultsIn } from '#contracts';
import type { NodeResult } from '#contracts';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { auditRuns } from '../../bench/engine/audit/audit-runs.js';
import { benchEngine } from '../../bench/engine/bench-engine.js';
import { renderDag } from '../../bench/engine/graphs/bench-graphs.js';
import { openBenchInstance } from '../../bench/engine/instance/bench-instance.js';
import type { BenchInstance } from '../../bench/engine/instance/bench-instance.js';
import { RunLoad } from '../../bench/engine/load/run-load.js';

const SIZE = { parts: [], runs: 20, inFlight: 10, idleRuns: 2, repeats: 1, bigGraph: [10, 20] } as const;
const LONG_MS = 300_000;
/** A folder in which no peer is installed. */
const NO_PEERS = repositoryRoot();

/** Says every result once more, with another outcome. */
function sayAgain({ link }: BenchInstance): () => number {
  let said = 0;
  link.connection.subscribe(resultFilter('wf'), {
    callback: (_error, message) => {
      for (const result of resultsIn(message.json()) as NodeResult[]) {
        if (result.worker === 'echo') continue;
        said += 1;
        const failure = { code: 'echo', message: 'It did not.', retryable: false };
        const again = { ...result, worker: 'echo', outcome: 'failed', outputs: undefined, failure };
        link.connection.publish(message.subject, JSON.stringify(again));
      }
    },
  });
  return () => said;
}

describe('the engine benchmark', () => {
  let instance: BenchInstance;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(repositoryRoot(), 'tools/build.mjs'), 'services', 'bench']);
    instance = await openBenchInstance();
  }, LONG_MS);
  afterAll(() => instance.close());

  /** The audit of a few runs in whose rows something was changed by hand. */
  const auditAfter = async (sql: string): Promise<string[]> => {
    const load = new RunLoad(instance);
    await load.burst(renderDag(), 2, 2);
    expect((await auditRuns(instance, [...before, ...load.runIds])).violated).toEqual([]);
    await instance.database.query('begin');
    await instance.database.query(sql, [load.runIds[0]]);
    const { violated } = await auditRuns(instance, [...before, ...load.runIds]);
    await instance.database.query('rollback');
    before.push(...load.runIds);
    return violated.map((text) => text.split(':')[0] ?? '');
  };
  const before: string[] = [];

  it(
    'reports every measurement and that all invariants hold',
    async () => {
      const parts: string[] = [];
      const report = await benchEngine(instance, { ...SIZE, peersFolder: NO_PEERS }, (text) => parts.push(text));
      expect(report).toMatchObject({ name: 'engine', repeats: 1, invariants: { violated: [] } });
      expect(report.invariants.checked).toBeGreaterThan(parts.length * 5);
      const counts = Object.fromEntries(report.results.map(({ metric, n }) => [metric, n]));
      expect(counts).toMatchObject({
        'one idle run of 8 nodes': 2,
        'one chain of 40 nodes, idle': 1,
        'burst of 20 runs of 8 nodes, 10 in flight': 1,
        "orchestrator's wall time in sql per node, burst": 1,
        'results per batch of the orchestrator, mean, burst': 1,
        'burst, one orchestrator at 0.3 of a core each': 1,
        'share of 0.3 that each used, two orchestrators': 2,
        '20 × fan-out to 100 nodes, 10 in flight': 1,
        'one node of a graph of 200 nodes (10 chains of 20), wall time': 1,
        'one node of a graph of 100 nodes (100 side by side), processor time of all processes': 1,
      });
      expect(report.skipped).toEqual(
        ['BullMQ', 'DBOS', 'Restate with remote steps'].map((what) => ({
          what,
          why: expect.stringContaining('is not installed in'),
        })),
      );
      expect(report.machine.cpus).toBeGreaterThan(0);
      const ratio = (metric: string): number | undefined => report.ratios.find((row) => row.metric === metric)?.median;
      const rate = (metric: string): number => report.results.find((row) => row.metric === metric)?.median ?? NaN;
      expect(ratio('two orchestrators ÷ one, 0.3 of a core each')).toBeCloseTo(
        rate('burst, two orchestrators at 0.3 of a core each') / rate('burst, one orchestrator at 0.3 of a core each'),
        2,
      );
      for (const { median, p95 } of [...report.results, ...report.ratios])
        expect([median > 0, p95 > 0]).toEqual([true, true]);
      const { rows } = await instance.database.query<{ id: string }>('select id from orchestrator.run');
      const orchestrators = (1 + 2 * 2) * 20;
      const graphs = 1 + 2 * (1 + 10);
      // Warm-up, idle, chain, burst, orchestrators, fan-outs, large and small graphs.
      expect(rows).toHaveLength(20 + 2 + 1 + 20 + orchestrators + (1 + 20) + graphs);
      before.push(...rows.map(({ id }) => id));
    },
    LONG_MS,
  );

  it.each([
    ['a run that failed', 'every run succeeded', `update orchestrator.run set status = 'failed' where id = $1`],
    ['a run that is lost', 'every requested run is stored', 'delete from orchestrator.run where id = $1'],
    [
      'a node run that was accepted twice',
      'every node run was accepted exactly once, in its current attempt',
      `insert into orchestrator.attempt (node_run_id, attempt, outcome)
         select id, 2, 'succeeded' from orchestrator.node_run where run_id = $1 limit 1`,
    ],
    [
      'a node run that is missing',
      'every node of the plan ran and succeeded',
      `delete from orchestrator.node_run where run_id = $1 and node_id = 'still'`,
    ],
    [
      'a node that began too early',
      'no node began before its parents ended',
      `update orchestrator.node_run set dispatched_at = dispatched_at - interval '1 h'
        where run_id = $1 and node_id = 'still'`,
    ],
  ])('finds %s', async (_what, promise, sql) => {
    expect(await auditAfter(sql)).toContain(promise);
  });

  it('does not count what a worker says again with another outcome', async () => {
    const said = sayAgain(instance);
    const load = new RunLoad(instance);
    await load.burst(renderDag(), 5, 5);
    before.push(...load.runIds);
    expect(await auditRuns(instance, before)).toMatchObject({ violated: [] });
    expect(said()).toBeGreaterThanOrEqual(5 * 8);
  });

  it('finds a run that tells of its end twice', async () => {
    const again = { runId: before[0], deliveryId: randomUUID(), runClass: 'live', status: 'succeeded' };
    await instance.link.js.publish(eventSubject('wf', RunFinished.event), JSON.stringify(again));
    const { violated } = await auditRuns(instance, before);
    expect(violated).toEqual(['every run told once that it finished: not so for 1']);
  });
});

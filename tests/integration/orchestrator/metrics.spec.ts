import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { REQUESTS } from '#contracts';
import type { NodeTask, RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { DueRunsService } from '../../../apps/orchestrator/sweeps/due-runs.service.js';
import { ExportedMetrics } from '../../instance/exported-metrics.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

const { pausePool, resumePool, pauseRun, resumeRun } = REQUESTS.orchestrator;
const RUNS = 3;

describe('the metrics of an orchestrator', () => {
  let told: ExportedMetrics;
  let engine: EngineUnderTest;

  beforeEach(async () => {
    told = await ExportedMetrics.start('orchestrator');
    // Sweeps come when a test calls them: else they would end what is to be seen.
    engine = await EngineUnderTest.start('orchestrator metrics', {
      lostTaskAfterMs: 60_000,
      env: { HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS: '60000' },
    });
  });
  afterEach(async () => {
    await engine.stop();
    await told.stop();
  });

  const requested = async (): Promise<string> => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    return runId;
  };
  const depth = async (pool: string): Promise<unknown[]> =>
    Promise.all(
      ['ready', 'dispatched', 'running'].map((status) => told.value('hartomat.pool.nodes', { pool, status })),
    );
  const oldest = (pool: string) => told.value('hartomat.pool.oldest_waiting', { pool });
  const stuck = () => told.value('hartomat.runs.stuck');
  const attempts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await told.numbers('hartomat.attempts')).map(({ attributes: { pool, reason }, value }) => [
        `${pool} ${reason}`,
        value,
      ]),
    );
  /** They are counted right after the commit that a run shows. */
  const expectAttempts = async (counts: Record<string, number>): Promise<void> => {
    await waitUntil(async () => isDeepStrictEqual(await attempts(), counts) || undefined, { withinMs: 5000 });
    expect(await attempts()).toEqual(counts);
  };
  const started = (task: NodeTask) => resultOf(task, { outcome: 'started', outputs: undefined, logs: [] });

  it('say how many nodes a pool has in which state, and how long the oldest waits', async () => {
    const runIds = await Promise.all(Array.from({ length: RUNS }, requested));
    expect(await depth('materials')).toEqual([0, RUNS, 0]);
    await engine.ask(pausePool, { pool: 'materials', reason: 'New drivers.' });
    expect(await depth('materials')).toEqual([RUNS, 0, 0]);
    expect(await depth('render')).toEqual([0, 0, 0]);
    const before = await oldest('materials');
    expect(before).toBeGreaterThan(0);
    expect(
      await waitUntil(async () => ((await oldest('materials')) ?? 0) > (before ?? 0) || undefined, { withinMs: 5000 }),
    ).toBe(true);
    expect(await oldest('render')).toBe(0);
    engine.startWorker((task) => (task.pool === 'materials' ? [started(task)] : null));
    await engine.ask(resumePool, { pool: 'materials' });
    await Promise.all(runIds.map((runId) => engine.until(runId, (run) => run.nodes[0]?.status === 'running')));
    expect(await depth('materials')).toEqual([0, 0, RUNS]);
    expect(await oldest('materials')).toBe(0);
  });

  it('count runs as stuck that nothing moves on, and no others', async () => {
    const runId = await requested();
    await engine.ask(pauseRun, { runId, reason: 'Later.' });
    expect(await stuck()).toBe(0);
    await engine.ask(resumeRun, { runId });
    const nodes = (status: string) =>
      engine.query(`update orchestrator.node_run set status = $2 where run_id = $1 and node_id = 'first'`, [
        runId,
        status,
      ]);
    await nodes('retry_wait');
    expect(await stuck()).toBe(0);
    await nodes('pending');
    expect(await stuck()).toBe(1);
    await nodes('dispatched');
    expect(await stuck()).toBe(0);
    const overdue = (by: string) =>
      engine.query(`update orchestrator.run set deadline_at = now() - $2::interval where id = $1`, [runId, by]);
    await overdue('50 seconds');
    expect(await stuck()).toBe(0);
    await overdue('2 minutes');
    expect(await stuck()).toBe(1);
    await engine.parts(DueRunsService)[0]?.sweep();
    expect(await engine.ended(runId)).toMatchObject({ status: 'failed' });
    expect(await stuck()).toBe(0);
  });

  it('count each result that changes nothing: repeated, late, of an earlier attempt', async () => {
    const worker = engine.startWorker((task) => {
      if (task.nodeId !== 'first') return startedAndSucceeded(task);
      if (task.attempt === 1) return [resultOf(task, { outcome: 'interrupted' })];
      return [...startedAndSucceeded(task), resultOf(task)];
    });
    const runId = randomUUID();
    await engine.request(runId);
    await engine.ended(runId);
    expect(await told.value('hartomat.results.stale')).toBe(1);
    const late = resultOf(worker.seen[0] as NodeTask);
    expect(late.attempt).toBe(1);
    await worker.report('materials', late);
    const isCounted = async () => (await told.value('hartomat.results.stale')) === 2 || undefined;
    expect(await waitUntil(isCounted, { withinMs: 5000 })).toBe(true);
    const all = { 'materials interrupted': 1, 'materials succeeded': 1, 'render succeeded': 2, 'notify succeeded': 1 };
    await expectAttempts(all);
  });

  const failure = { code: 'glb_broken', message: 'No.', retryable: false };
  const play: Record<string, (task: NodeTask) => ReturnType<typeof startedAndSucceeded> | null> = {
    first: (task) => (task.attempt === 1 ? [resultOf(task, { outcome: 'interrupted' })] : startedAndSucceeded(task)),
    left: (task) => [started(task)],
    right: () => null,
  };

  it('count attempts by how they ended, once each', async () => {
    const worker = engine.startWorker((task) => play[task.nodeId]?.(task) ?? null);
    const runId = randomUUID();
    await engine.request(runId);
    const isOut = ({ nodes }: RunReply): boolean => nodes[1]?.status === 'running' && nodes[2]?.status === 'dispatched';
    await engine.until(runId, isOut);
    await expectAttempts({ 'materials interrupted': 1, 'materials succeeded': 1 });
    const right = await waitUntil(() => worker.seen.find(({ nodeId }) => nodeId === 'right'), { withinMs: 5000 });
    await worker.report('render', resultOf(right as NodeTask, { outcome: 'failed', outputs: undefined, failure }));
    await engine.ended(runId);
    const ended = {
      'materials interrupted': 1,
      'materials succeeded': 1,
      'render glb_broken': 1,
      'render cancelled': 1,
    };
    await expectAttempts(ended);
    expect(await told.value('hartomat.results.stale')).toBeUndefined();
  });

  it('count attempts that ended without a result, and successes that lack something, by their failure', async () => {
    const runId = await requested();
    await engine.query(
      `update orchestrator.node_run set queue_deadline_at = now() where run_id = $1 and status = 'dispatched'`,
      [runId],
    );
    await engine.parts(DueRunsService)[0]?.sweep();
    await engine.ended(runId);
    await expectAttempts({ 'materials queue_deadline_passed': 1 });
    engine.startWorker((task) => [resultOf(task, { outputs: {} })]);
    const other = randomUUID();
    await engine.request(other);
    await engine.ended(other);
    await expectAttempts({ 'materials queue_deadline_passed': 1, 'materials output_missing': 1 });
  });

  it('lose nothing but the gauges where these cannot be read', async () => {
    engine.startWorker();
    const runId = randomUUID();
    await engine.request(runId);
    await engine.ended(runId);
    await engine.query('alter table orchestrator.paused_pool rename to hidden');
    expect(await told.numbers('hartomat.pool.nodes')).toEqual([]);
    await expectAttempts({ 'materials succeeded': 1, 'render succeeded': 2, 'notify succeeded': 1 });
    await engine.query('alter table orchestrator.hidden rename to paused_pool');
    expect(await depth('materials')).toEqual([0, 0, 0]);
  });
});

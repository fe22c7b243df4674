import { randomUUID } from 'node:crypto';
import { POOLS, REQUESTS, poolsAnnouncementSubject, taskStream } from '#contracts';
import type { PoolLoad, PoolsAnnounced, RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { EngineUnderTest } from './testing/engine-under-test.js';

const { listPools, pausePool, resumePool, pauseRun, resumeRun } = REQUESTS.orchestrator;
const RUNS = 12;

describe('pausing a pool, with two orchestrators', () => {
  let engine: EngineUnderTest;

  beforeEach(async () => {
    engine = await EngineUnderTest.start('orchestrator pools', { lostTaskAfterMs: 10_000 });
    await engine.startOrchestrator();
  });
  afterEach(() => engine.stop());

  const queued = async (pool: string): Promise<number> =>
    (await engine.link.jsm.streams.info(taskStream(engine.prefix, pool).name)).state.messages;
  const pause = (pool: string) => engine.ask<PoolLoad>(pausePool, { pool, reason: 'New drivers.' });
  const load = async (pool: string) =>
    (await engine.ask<PoolLoad[]>(listPools)).find((one) => one.pool === pool) as PoolLoad;
  const requested = async (count: number): Promise<string[]> => {
    const runIds = Array.from({ length: count }, () => randomUUID());
    await Promise.all(runIds.map((runId) => engine.request(runId)));
    return runIds;
  };
  const statusOf = (run: RunReply, nodeId: string) => run.nodes.find((node) => node.nodeId === nodeId)?.status;

  it('takes back what is queued for it in every run, and sends it out once it is resumed', async () => {
    const runIds = await requested(RUNS);
    await Promise.all(runIds.map((runId) => engine.until(runId, (run) => statusOf(run, 'first') === 'dispatched')));
    expect(await load('materials')).toMatchObject({ queued: RUNS, ready: 0, paused: null });
    const paused = await pause('materials');
    expect(paused).toMatchObject({ queued: 0, ready: RUNS, running: 0, paused: { reason: 'New drivers.' } });
    expect(paused.oldestWaitingSeconds).toBeGreaterThanOrEqual(0);
    expect(await queued('materials')).toBe(0);
    const worker = engine.startWorker();
    const resumed = await engine.ask<PoolLoad>(resumePool, { pool: 'materials' });
    expect(resumed.paused).toBeNull();
    const runs = await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(runs.every(({ status }) => status === 'succeeded')).toBe(true);
    expect(worker.seen.filter((task) => task.nodeId === 'first')).toHaveLength(RUNS);
  });

  it('holds what becomes ready, whichever orchestrator decides, while other pools go on', async () => {
    const worker = engine.startWorker();
    await pause('render');
    const runIds = await requested(RUNS);
    const held = await Promise.all(
      runIds.map((runId) => engine.until(runId, (run) => statusOf(run, 'first') === 'succeeded')),
    );
    await waitUntil(async () => ((await load('render')).ready === 2 * RUNS ? true : undefined), { withinMs: 10_000 });
    expect(held.map(({ status }) => status)).toEqual(runIds.map(() => 'running'));
    expect(worker.seen.filter((task) => task.pool === 'render')).toEqual([]);
    expect(await queued('render')).toBe(0);
    await engine.stopOrchestrator();
    await engine.startOrchestrator();
    await engine.until(runIds[0] ?? '', () => true);
    expect(await load('render')).toMatchObject({ ready: 2 * RUNS, queued: 0, paused: { reason: 'New drivers.' } });
    await engine.ask(resumePool, { pool: 'render' });
    for (const runId of runIds) expect((await engine.ended(runId)).status).toBe('succeeded');
    expect(worker.seen).toHaveLength(4 * RUNS);
  });

  it('leaves a run alone that is paused itself', async () => {
    const [runId = ''] = await requested(1);
    await engine.until(runId, (run) => statusOf(run, 'first') === 'dispatched');
    await pause('materials');
    await engine.ask(pauseRun, { runId, reason: 'Mine.' });
    await engine.ask(resumePool, { pool: 'materials' });
    const worker = engine.startWorker();
    const [other = ''] = await requested(1);
    await engine.ended(other);
    expect(worker.seen.filter((task) => task.runId === runId)).toEqual([]);
    await engine.ask(resumeRun, { runId });
    expect((await engine.ended(runId)).status).toBe('succeeded');
  });

  it('keeps a run waiting for a pool when the run itself is resumed', async () => {
    const [runId = ''] = await requested(1);
    await engine.until(runId, (run) => statusOf(run, 'first') === 'dispatched');
    await engine.ask(pauseRun, { runId, reason: 'Mine.' });
    await pause('materials');
    expect(statusOf(await engine.ask<RunReply>(resumeRun, { runId }), 'first')).toBe('ready');
    engine.startWorker();
    await engine.ask(resumePool, { pool: 'materials' });
    expect((await engine.ended(runId)).status).toBe('succeeded');
  });

  it('is announced to everybody, again and again', async () => {
    const said: string[][] = [];
    engine.link.connection.subscribe(poolsAnnouncementSubject(engine.prefix), {
      callback: (_error, message) => void said.push(message.json<PoolsAnnounced>().paused),
    });
    await pause('notify');
    const isSaid = (paused: string[]) => () => (said.at(-1)?.join() === paused.join() ? true : undefined);
    expect(await waitUntil(isSaid(['notify']), { withinMs: 5000 })).toBe(true);
    said.length = 0;
    expect(await waitUntil(() => (said.length > 3 ? true : undefined), { withinMs: 5000 })).toBe(true);
    await engine.ask(resumePool, { pool: 'notify' });
    expect(await waitUntil(isSaid([]), { withinMs: 5000 })).toBe(true);
    expect((await engine.ask<PoolLoad[]>(listPools)).map(({ pool }) => pool)).toEqual([...POOLS]);
    await expect(engine.ask(pausePool, { pool: 'kitchen', reason: 'x' })).rejects.toMatchObject({ status: 400 });
  });
});

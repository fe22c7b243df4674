import { randomUUID } from 'node:crypto';
import { REQUESTS, taskStream } from '#contracts';
import type { RunReply } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

const { pauseRun, resumeRun } = REQUESTS.orchestrator;

describe('pausing a run', () => {
  let engine: EngineUnderTest;

  beforeEach(async () => {
    engine = await EngineUnderTest.start('orchestrator pause');
  });
  afterEach(() => engine.stop());

  const queuedTasks = async (): Promise<number> =>
    (await engine.link.jsm.streams.info(taskStream(engine.prefix, 'materials').name)).state.messages;
  const pause = (runId: string) => engine.ask<RunReply>(pauseRun, { runId, reason: 'The press is on fire.' });
  const statuses = (run: RunReply | undefined) => run?.nodes.map(({ status, attempt }) => `${status} ${attempt}`);

  /** As many sweeps as a lost task needs to be noticed, seen by what another run does meanwhile. */
  const otherRunEnds = async (): Promise<void> => {
    const other = randomUUID();
    await engine.request(other);
    await engine.ended(other);
  };

  it('takes its queued task back, starts nothing however long it lasts, and goes on with the same attempt', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    const paused = await pause(runId);
    expect(paused).toMatchObject({ status: 'running', paused: { reason: 'The press is on fire.' } });
    expect(Date.parse(paused.deadlineAt)).toBeGreaterThan(Date.now());
    expect(statuses(paused)).toEqual(['ready 1', 'pending 0', 'pending 0', 'pending 0']);
    expect(await queuedTasks()).toBe(0);
    const worker = engine.startWorker();
    await otherRunEnds();
    expect(worker.seen.filter((task) => task.runId === runId)).toEqual([]);
    const resumed = await engine.ask<RunReply>(resumeRun, { runId });
    expect(resumed.paused).toBeNull();
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(run.nodes.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
    expect(worker.seen.filter((task) => task.runId === runId && task.nodeId === 'first')).toHaveLength(1);
  });

  it('counts what runs, and keeps what becomes ready until it is resumed, also over a restart', async () => {
    const runId = randomUUID();
    let release: () => void = () => undefined;
    const released = new Promise<void>((done) => (release = done));
    const worker = engine.startWorker((task) => {
      if (task.runId !== runId || task.nodeId !== 'first') return startedAndSucceeded(task);
      void released.then(() => worker.report('materials', resultOf(task)));
      return [resultOf(task, { outcome: 'started', outputs: undefined })];
    });
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'running');
    expect(statuses(await pause(runId))?.[0]).toBe('running 1');
    release();
    const held = await engine.until(runId, (run) => run.nodes[0]?.status === 'succeeded');
    expect(statuses(held)).toEqual(['succeeded 1', 'ready 1', 'ready 1', 'pending 0']);
    await engine.stopOrchestrator();
    await engine.startOrchestrator();
    await otherRunEnds();
    expect(statuses(await engine.run(runId))).toEqual(statuses(held));
    await engine.ask(resumeRun, { runId });
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded', paused: null });
  });

  it('does not put off the deadline of the run', async () => {
    const runId = randomUUID();
    await engine.request(runId, { deadlineAt: Date.now() + 1500 });
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    await pause(runId);
    expect(await engine.ended(runId)).toMatchObject({
      status: 'failed',
      failure: { code: 'run_deadline_passed' },
      paused: null,
    });
  });

  it('can be cancelled, and then starts nothing', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    await pause(runId);
    await engine.cancel(runId);
    expect(statuses(await engine.ended(runId))).toEqual(['skipped 1', 'skipped 0', 'skipped 0', 'skipped 0']);
    await expect(engine.ask(resumeRun, { runId })).rejects.toMatchObject({ code: 'run_ended', status: 409 });
    await expect(pause(runId)).rejects.toMatchObject({ code: 'run_ended', status: 409 });
    await expect(pause(randomUUID())).rejects.toMatchObject({ code: 'run_not_found', status: 404 });
  });
});

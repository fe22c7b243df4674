import { randomUUID } from 'node:crypto';
import { REQUESTS, abortSubject, taskStream } from '#contracts';
import type { RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';

describe('cancelling a run', () => {
  let engine: EngineUnderTest;

  beforeEach(async () => {
    engine = await EngineUnderTest.start('orchestrator cancel');
  });
  afterEach(() => engine.stop());

  /** What is kept of wishes to cancel a run. */
  const wishes = (runId: string) =>
    engine.query('select run_id from orchestrator.run_cancellation where run_id = $1', [runId]);

  it('takes its queued task away, starts nothing new and says that it ended', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    await engine.cancel(runId);
    const run = await engine.ended(runId);
    expect(run.status).toBe('cancelled');
    expect(run.nodes.map((node) => node.status)).toEqual(['cancelled', 'skipped', 'skipped', 'skipped']);
    const messages = async () =>
      (await engine.link.jsm.streams.info(taskStream(engine.prefix, 'materials').name)).state.messages;
    expect(await waitUntil(async () => ((await messages()) === 0 ? true : undefined), { withinMs: 5000 })).toBe(true);
    const event = await waitUntil(async () => (await engine.finishedEvents(runId))[0], { withinMs: 10_000 });
    expect(event).toMatchObject({ status: 'cancelled', evidence: { status: { code: 'cancelled' } } });
  });

  it('asks the worker that runs a node to stop, and its result changes nothing', async () => {
    const runId = randomUUID();
    const worker = engine.startWorker((task) => [resultOf(task, { outcome: 'started', outputs: undefined })]);
    await engine.request(runId);
    const running = await engine.until(runId, (run) => run.nodes[0]?.status === 'running');
    const nodeRunId = running.nodes[0]?.nodeRunId ?? '';
    const aborts: string[] = [];
    engine.link.connection.subscribe(abortSubject(engine.prefix, nodeRunId), {
      callback: (_error, message) => void aborts.push(message.subject),
    });
    await engine.link.connection.flush();
    const cancelled = await engine.ask<RunReply>(REQUESTS.orchestrator.cancelRun, {
      runId,
      reason: 'Changed my mind.',
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', failure: { message: 'Changed my mind.' } });
    expect(await waitUntil(() => aborts[0], { withinMs: 5000 })).toBeDefined();
    const task = worker.seen[0];
    if (!task) throw new Error('no task was seen');
    await worker.report('materials', resultOf(task));
    const other = randomUUID();
    await engine.request(other);
    await engine.until(other, (run) => run.nodes[0]?.status === 'running');
    expect((await engine.run(runId))?.nodes.map((node) => node.status)).toEqual([
      'cancelled',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('also holds for a run that is accepted only afterwards', async () => {
    const runId = randomUUID();
    await engine.cancel(runId);
    const marker = randomUUID();
    await engine.request(marker);
    await engine.until(marker, () => true);
    await engine.request(runId);
    expect((await engine.ended(runId)).status).toBe('cancelled');
  });

  it('leaves a run alone that has ended', async () => {
    const runId = randomUUID();
    engine.startWorker();
    await engine.request(runId);
    const before = await engine.ended(runId);
    await engine.ask<RunReply>(REQUESTS.orchestrator.cancelRun, { runId, reason: 'Too late.' });
    await engine.cancel(runId);
    const next = randomUUID();
    await engine.cancel(next);
    await waitUntil(async () => (await wishes(next))[0], { withinMs: 10_000 });
    expect(await wishes(runId)).toEqual([]);
    expect(await engine.run(runId)).toEqual(before);
  });
});

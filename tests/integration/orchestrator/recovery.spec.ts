import { randomUUID } from 'node:crypto';
import { RunRequested, busTopology, eventConsumer, taskStream } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

/** For how long orders waits before legacy takes over. */
const ACCEPTED_WITHIN_MS = 10_000;

describe('a run in trouble', () => {
  let engine: EngineUnderTest;

  beforeEach(async () => {
    engine = await EngineUnderTest.start('orchestrator recovery');
  });
  afterEach(() => engine.stop());

  const statusOf = (nodeId: string, status: string) => (run: { nodes: { nodeId: string; status: string }[] }) =>
    run.nodes.some((node) => node.nodeId === nodeId && node.status === status);

  const wipeStreams = async (): Promise<void> => {
    for (const { name } of busTopology(engine.prefix).streams) await engine.link.jsm.streams.delete(name);
  };

  it('goes on after the orchestrator was away while results came in', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, statusOf('first', 'dispatched'));
    await engine.stopOrchestrator();
    const worker = engine.startWorker();
    await waitUntil(() => worker.seen[0], { withinMs: 10_000 });
    await engine.startOrchestrator();
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
  });

  it('finishes although every stream is wiped while its tasks are queued', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, statusOf('first', 'dispatched'));
    await wipeStreams();
    engine.startWorker();
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
  });

  it('finishes although every stream is wiped with a task that a worker lost', async () => {
    const runId = randomUUID();
    let isFirst = true;
    const worker = engine.startWorker((task) => {
      if (!isFirst) return startedAndSucceeded(task);
      isFirst = false;
      return [resultOf(task, { outcome: 'started', outputs: undefined })];
    });
    await engine.request(runId);
    await engine.until(runId, statusOf('first', 'running'));
    await wipeStreams();
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
    expect(worker.seen.filter((task) => task.nodeId === 'first').map((task) => task.attempt)).toEqual([1, 1]);
  });

  it('is told again to have ended when the streams are wiped before anybody read it', async () => {
    const runId = randomUUID();
    engine.startWorker();
    await engine.request(runId);
    await engine.ended(runId);
    const told = () => engine.finishedEvents(runId).catch(() => []);
    const before = await waitUntil(async () => (await told())[0], { withinMs: 10_000 });
    await wipeStreams();
    const after = await waitUntil(async () => (await told())[0], { withinMs: 15_000 });
    expect(after).toEqual(before);
  });

  it('begins in time although the orchestrator that held its request was killed', async () => {
    const runId = randomUUID();
    await engine.stopOrchestrator();
    await engine.request(runId, { notAfter: Date.now() + ACCEPTED_WITHIN_MS });
    const { stream, name } = eventConsumer(engine.prefix, 'orchestrator', RunRequested.event);
    const held = await (await engine.link.js.consumers.get(stream, name)).next({ expires: 5000 });
    expect(held?.json()).toMatchObject({ runId });
    await engine.startOrchestrator();
    engine.startWorker();
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
  });

  it('goes on although a worker died between its report and its acknowledgement', async () => {
    const runId = randomUUID();
    const worker = engine.startWorker((task) => {
      if (task.nodeId !== 'first' || task.attempt > 1) return startedAndSucceeded(task);
      void worker.report('materials', resultOf(task, { outcome: 'interrupted', outputs: undefined }));
      return null;
    });
    await engine.request(runId);
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
    expect(worker.seen.filter((task) => task.nodeId === 'first').map((task) => task.attempt)).toEqual([1, 2]);
  });

  it('publishes a task again that was committed and never reached its stream', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, statusOf('first', 'dispatched'));
    await engine.link.jsm.streams.purge(taskStream(engine.prefix, 'materials').name);
    engine.startWorker();
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
  });

  it('does nothing for a run that is requested too late', async () => {
    const late = randomUUID();
    await engine.request(late, { notAfter: Date.now() - 1 });
    engine.startWorker();
    const inTime = randomUUID();
    await engine.request(inTime);
    await engine.ended(inTime);
    expect(await engine.run(late)).toBeUndefined();
    expect(await engine.finishedEvents(late)).toEqual([]);
  });

  it('fails at once when its workflow version does not exist', async () => {
    const runId = randomUUID();
    const { key, semanticHash } = engine.workflow;
    await engine.request(runId, { workflow: { key, version: 99, semanticHash } });
    expect(await engine.ended(runId)).toMatchObject({ status: 'failed', failure: { code: 'workflow_not_published' } });
    const event = await waitUntil(async () => (await engine.finishedEvents(runId))[0], { withinMs: 10_000 });
    expect(event).toMatchObject({ status: 'failed', evidence: { steps: [] } });
  });

  it('refuses a workflow that means something else than what was asked for', async () => {
    const runId = randomUUID();
    const { key, version } = engine.workflow;
    await engine.request(runId, { workflow: { key, version, semanticHash: `wf1:${'0'.repeat(64)}` } });
    expect(await engine.ended(runId)).toMatchObject({ status: 'failed', failure: { code: 'semantic_hash_mismatch' } });
  });

  it('fails when its deadline passes', async () => {
    const runId = randomUUID();
    await engine.request(runId, { deadlineAt: Date.now() + 300 });
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'run_deadline_passed' } });
    const stream = taskStream(engine.prefix, 'materials').name;
    const isPurged = async () => (await engine.link.jsm.streams.info(stream)).state.messages === 0 || undefined;
    expect(await waitUntil(isPurged, { withinMs: 5000 })).toBe(true);
  });
});

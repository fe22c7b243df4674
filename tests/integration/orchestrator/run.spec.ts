import { randomUUID } from 'node:crypto';
import { REQUESTS, RunAccepted } from '#contracts';
import type { RunFinished } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { ASSET, OUTPUTS } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';
import type { FakeWorker } from './testing/fake-worker.js';

describe('a run', () => {
  let engine: EngineUnderTest;
  let worker: FakeWorker;
  /** By run: what a worker does other than to succeed. */
  const behaviours = new Map<string, NonNullable<Parameters<EngineUnderTest['startWorker']>[0]>>();

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator run');
    worker = engine.startWorker((task) => (behaviours.get(task.runId) ?? startedAndSucceeded)(task));
  });
  afterAll(() => engine.stop());

  const finishedEvent = async (runId: string): Promise<RunFinished> => {
    const find = async () => (await engine.finishedEvents(runId))[0];
    const found = await waitUntil(find, { withinMs: 10_000 });
    if (!found) throw new Error(`run ${runId} never told that it finished`);
    return found;
  };

  it('goes through all its nodes, parents first, and ends with the evidence of what they did', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'succeeded', failure: null });
    expect(run.nodes.map(({ nodeId, status, attempt }) => ({ nodeId, status, attempt }))).toEqual(
      ['first', 'left', 'right', 'last'].map((nodeId) => ({ nodeId, status: 'succeeded', attempt: 1 })),
    );
    const last = worker.seen.find((task) => task.runId === runId && task.nodeId === 'last');
    expect(last?.inputs).toEqual({ ...OUTPUTS['left'], ...OUTPUTS['right'] });
    const { evidence, ...event } = await finishedEvent(runId);
    expect(event).toMatchObject({ runId, runClass: 'live', status: 'succeeded' });
    expect(evidence).toMatchObject({ path: 'graph', generation: 1, mediaAssets: [ASSET] });
    expect(evidence.steps.map((step) => step.step).sort()).toEqual(['first', 'last', 'left', 'right']);
    expect(await engine.events<RunAccepted>(RunAccepted.event, runId)).toHaveLength(1);
  });

  it('shows what each node put in and what the next one was given', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.nodes.find((node) => node.nodeId === 'left')).toMatchObject({
      inputs: OUTPUTS['first'],
      outputs: OUTPUTS['left'],
      logs: [{ code: 'done' }],
    });
    const context = await engine.ask<{ entries: unknown[] }>(REQUESTS.orchestrator.getRunContext, { runId });
    expect(context.entries).toContainEqual({ nodeId: 'right', outputs: OUTPUTS['right'] });
  });

  it('runs once however often it is requested', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.request(runId);
    await engine.ended(runId);
    await engine.request(runId);
    const other = randomUUID();
    await engine.request(other);
    await engine.ended(other);
    expect(worker.seen.filter((task) => task.runId === runId)).toHaveLength(4);
    expect(await engine.finishedEvents(runId)).toHaveLength(1);
  });

  it('ignores a result that arrives twice, late, or for another node run', async () => {
    const runId = randomUUID();
    behaviours.set(runId, (task) => {
      if (task.nodeId !== 'first') return startedAndSucceeded(task);
      const forged = resultOf(task, { nodeRunId: randomUUID(), outputs: { cad_file: 'forged' } });
      const ahead = resultOf(task, { attempt: task.attempt + 1, outputs: { cad_file: 'ahead' } });
      return [forged, ahead, ...startedAndSucceeded(task), resultOf(task, { outputs: { cad_file: 'second' } })];
    });
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.nodes[0]).toMatchObject({ status: 'succeeded', attempt: 1, outputs: OUTPUTS['first'] });
    const first = worker.seen.find((task) => task.runId === runId && task.nodeId === 'first');
    if (!first) throw new Error('the first node was never tasked');
    await worker.report('materials', resultOf(first, { outcome: 'failed', outputs: { cad_file: 'late' } }));
    const after = randomUUID();
    await engine.request(after);
    await engine.ended(after);
    expect(await engine.run(runId)).toEqual(run);
    expect(await engine.finishedEvents(runId)).toHaveLength(1);
  });

  it('tries a retryable failure again and succeeds', async () => {
    const runId = randomUUID();
    const failure = { code: 'browser_crashed', message: 'The browser is gone.', retryable: true };
    behaviours.set(runId, (task) => {
      const isFirstTry = task.nodeId === 'left' && task.attempt === 1;
      return isFirstTry
        ? [resultOf(task, { outcome: 'failed', failure, outputs: undefined })]
        : startedAndSucceeded(task);
    });
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(run.nodes.find((node) => node.nodeId === 'left')).toMatchObject({ status: 'succeeded', attempt: 2 });
  });

  it('fails for good when the attempts are used up, and says which node and why', async () => {
    const runId = randomUUID();
    const failure = { code: 'browser_crashed', message: 'The browser is gone.', retryable: true };
    behaviours.set(runId, (task) =>
      task.nodeId === 'left' ? [resultOf(task, { outcome: 'failed', failure })] : startedAndSucceeded(task),
    );
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'browser_crashed', details: { nodeId: 'left' } } });
    expect(worker.seen.filter((task) => task.runId === runId && task.nodeId === 'left')).toHaveLength(2);
    const { evidence, status } = await finishedEvent(runId);
    expect(status).toBe('failed');
    expect(evidence).toMatchObject({
      status: { code: 'failed', failure: { code: 'browser_crashed' } },
      mediaAssets: [],
    });
  });

  it('takes back interrupted work without using up an attempt', async () => {
    const runId = randomUUID();
    behaviours.set(runId, (task) =>
      task.nodeId === 'right' && task.attempt <= 3
        ? [resultOf(task, { outcome: 'interrupted', outputs: undefined })]
        : startedAndSucceeded(task),
    );
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(run.nodes.find((node) => node.nodeId === 'right')?.attempt).toBe(4);
  });

  it('fails a node that hands over less than later nodes need', async () => {
    const runId = randomUUID();
    behaviours.set(runId, (task) =>
      task.nodeId === 'left' ? [resultOf(task, { outputs: {} })] : startedAndSucceeded(task),
    );
    await engine.request(runId);
    expect(await engine.ended(runId)).toMatchObject({ status: 'failed', failure: { code: 'output_missing' } });
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS, RunAccepted } from '#contracts';
import type { NodeTask, RerunReply, RunReply } from '#contracts';
import { openArtifactStore } from '#artifacts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OUTPUTS, diamond } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';
import type { FakeWorker } from './testing/fake-worker.js';

const { rerun, cancelRun } = REQUESTS.orchestrator;
const BROKEN = { code: 'broken', message: 'Broken.', retryable: false };
const NODES = ['first', 'left', 'right', 'last'];

describe('doing a run again', () => {
  let engine: EngineUnderTest;
  let worker: FakeWorker;
  let folder: string;
  /** What a worker does other than to succeed. */
  let work: (task: NodeTask) => ReturnType<typeof startedAndSucceeded> | null = startedAndSucceeded;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hartomat-rerun-'));
    engine = await EngineUnderTest.start('orchestrator rerun', { artifactsUrl: pathToFileURL(folder).href });
    const sameWithAnEdge = diamond();
    sameWithAnEdge.workflow.edges.push({ from: 'left', to: 'right' });
    engine.published.push({ ...sameWithAnEdge, version: 2 });
    worker = engine.startWorker((task) => work(task));
  });
  afterEach(() => void (work = startedAndSucceeded));
  afterAll(async () => {
    await engine.stop();
    await rm(folder, { recursive: true });
  });

  const ended = async (): Promise<RunReply> => {
    const runId = randomUUID();
    await engine.request(runId);
    return engine.ended(runId);
  };
  const redo = async (request: object): Promise<RunReply> => (await engine.ask<RerunReply>(rerun, request)).run;
  const worked = (runId: string) => worker.seen.filter((task) => task.runId === runId).map((task) => task.nodeId);
  const decisions = ({ reuse }: RunReply) => reuse?.nodes.map(({ nodeId, decision }) => `${nodeId} ${decision}`);

  it('from a node makes a new shadow run that takes over the rest and leaves the source as it was', async () => {
    const source = await ended();
    const begun = await redo({ runId: source.runId, fromNode: 'left' });
    expect(begun).toMatchObject({ rerunOf: source.runId, runClass: 'shadow', deliveryId: source.deliveryId });
    expect(decisions(begun)).toEqual(['first reused', 'left is_from_node', 'right reused', 'last descends_from:left']);
    const again = await engine.ended(begun.runId);
    expect(again.status).toBe('succeeded');
    expect(worked(again.runId)).toEqual(['left', 'last']);
    const first = source.nodes.find(({ nodeId }) => nodeId === 'first');
    expect(again.nodes.find(({ nodeId }) => nodeId === 'first')).toMatchObject({
      outputs: OUTPUTS['first'],
      logs: [{ code: 'done' }],
      reusedFrom: { runId: source.runId, nodeRunId: first?.nodeRunId, attempt: 1 },
    });
    expect(again.nodes.find(({ nodeId }) => nodeId === 'left')?.reusedFrom).toBeNull();
    expect(worker.seen.find((task) => task.runId === again.runId && task.nodeId === 'last')).toMatchObject({
      inputs: { ...OUTPUTS['left'], ...OUTPUTS['right'] },
      pinned: { deliveryId: source.deliveryId },
    });
    expect(await engine.run(source.runId)).toEqual(source);

    const [event] = (await waitUntil(
      async () => {
        const events = await engine.finishedEvents(again.runId);
        return events.length > 0 ? events : undefined;
      },
      { withinMs: 10_000 },
    )) as Awaited<ReturnType<typeof engine.finishedEvents>>;
    expect(event).toMatchObject({ rerunOf: source.runId, runClass: 'shadow', status: 'succeeded' });
    expect(event?.evidence.steps.map(({ step }) => step).sort()).toEqual([...NODES].sort());
    expect((await engine.finishedEvents(source.runId))[0]).not.toHaveProperty('rerunOf');
    expect(await engine.events<RunAccepted>(RunAccepted.event, again.runId)).toEqual([]);
  });

  it('of a rerun says whose work it first was', async () => {
    const source = await ended();
    const once = await redo({ runId: source.runId, fromNode: 'last' });
    await engine.ended(once.runId);
    const twice = await redo({ runId: once.runId, fromNode: 'last' });
    expect((await engine.ended(twice.runId)).nodes[0]?.reusedFrom?.runId).toBe(source.runId);
  });

  it('on a newer version takes over what is the same there', async () => {
    const source = await ended();
    const newer = await redo({ runId: source.runId, fromNode: 'last', version: 2 });
    expect(newer.workflow.version).toBe(2);
    expect(decisions(newer)).toEqual(['first reused', 'left reused', 'right reused', 'last is_from_node']);
    expect((await engine.ended(newer.runId)).status).toBe('succeeded');
    expect(worked(newer.runId)).toEqual(['last']);
  });

  it('retries a failed run with what had succeeded, also after a crash loop', async () => {
    const failure = { code: 'crash_loop', message: 'Its worker died three times.', retryable: false };
    work = (task) =>
      task.nodeId === 'last' ? [resultOf(task, { outcome: 'failed', failure })] : startedAndSucceeded(task);
    const source = await ended();
    expect(source).toMatchObject({ status: 'failed', failure: { code: 'crash_loop', details: { nodeId: 'last' } } });
    expect(source.nodes.at(-1)).toMatchObject({ status: 'failed', failure: { code: 'crash_loop' } });
    work = startedAndSucceeded;
    const retry = await redo({ runId: source.runId });
    expect(decisions(retry)).toEqual(['first reused', 'left reused', 'right reused', 'last not_succeeded']);
    expect((await engine.ended(retry.runId)).status).toBe('succeeded');
    expect(worked(retry.runId)).toEqual(['last']);
    expect(await engine.run(source.runId)).toEqual(source);
  });

  it('retries a cancelled run', async () => {
    work = (task) => (task.nodeId === 'right' ? null : startedAndSucceeded(task));
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, ({ nodes }) => nodes[1]?.status === 'succeeded' && nodes[2]?.status !== 'pending');
    await engine.ask(cancelRun, { runId, reason: 'Enough.' });
    work = startedAndSucceeded;
    const retry = await redo({ runId });
    expect((await engine.ended(retry.runId)).status).toBe('succeeded');
    expect(worked(retry.runId)).toEqual(['right', 'last']);
  });

  it('is one run, however often the same is asked at once or while it runs, and another one when it has ended', async () => {
    work = (task) => (task.nodeId === 'last' ? [resultOf(task, { outcome: 'failed', failure: BROKEN })] : startedAndSucceeded(task)); // prettier-ignore
    const { runId } = await ended();
    work = () => null;
    const ask = (request: object) => engine.ask<RerunReply>(rerun, { runId, ...request });
    const retries = await Promise.all(Array.from({ length: 6 }, () => ask({})));
    expect(new Set(retries.map(({ run }) => run.runId)).size).toBe(1);
    expect(retries.filter(({ isNew }) => isNew)).toHaveLength(1);
    const first = retries[0]?.run.runId ?? '';
    expect(await ask({})).toMatchObject({ isNew: false, run: { runId: first, status: 'running' } });
    const others = await Promise.all([ask({ fromNode: 'left' }), ask({ fromNode: 'left', version: 2 }), ask({ fromNode: 'left' })]); // prettier-ignore
    expect(new Set(others.map(({ run }) => run.runId)).size).toBe(2);
    expect(others.map(({ run }) => run.runId)).not.toContain(first);
    await engine.cancel(first);
    await engine.ended(first);
    expect(await ask({})).toMatchObject({ isNew: true });
  });

  it('is one run also where it has ended before the last of those who asked at once is answered', async () => {
    work = (task) => (task.nodeId === 'last' ? [resultOf(task, { outcome: 'failed', failure: BROKEN })] : startedAndSucceeded(task)); // prettier-ignore
    const { runId } = await ended();
    work = startedAndSucceeded;
    const retries = await Promise.all(Array.from({ length: 30 }, () => redo({ runId })));
    expect(new Set(retries.map((run) => run.runId)).size).toBe(1);
  });

  it('says clearly what cannot be done again', async () => {
    const source = await ended();
    const { runId } = source;
    const refusal = (request: object) =>
      engine.ask(rerun, request).then(
        () => 'accepted',
        ({ code, status, message }: { code: string; status: number; message: string }) => ({ code, status, message }),
      );
    expect(await refusal({ runId })).toMatchObject({ code: 'run_succeeded', status: 409 });
    expect(await refusal({ runId, fromNode: 'nowhere' })).toMatchObject({
      code: 'node_not_found',
      status: 404,
      message: expect.stringContaining('first, left, right, last'),
    });
    expect(await refusal({ runId, fromNode: 'last', version: 9 })).toMatchObject({
      code: 'workflow_not_published',
      status: 404,
      message: expect.stringContaining('no version 9'),
    });
    expect(await refusal({ runId: randomUUID() })).toMatchObject({ code: 'run_not_found', status: 404 });
    work = () => null;
    const running = randomUUID();
    await engine.request(running);
    await engine.until(running, () => true);
    expect(await refusal({ runId: running })).toMatchObject({ code: 'run_not_ended', status: 409 });
    await engine.cancel(running);
  });

  it('refuses to take over artifacts that are gone, and takes over those that are there', async () => {
    const store = openArtifactStore(pathToFileURL(folder).href);
    const kept = await store.put(new TextEncoder().encode('solid'), 'model/gltf-binary');
    const gone = { sha256: 'b'.repeat(64), mediaType: 'model/gltf-binary', byteLength: 1 };
    const sources: RunReply[] = [];
    for (const glb of [kept, gone]) {
      work = (task) => (task.nodeId === 'left' ? [resultOf(task, { outputs: { glb } })] : startedAndSucceeded(task));
      sources.push(await ended());
    }
    work = startedAndSucceeded;
    const [there, missing] = sources.map(({ runId }) => runId);
    await expect(engine.ask(rerun, { runId: missing, fromNode: 'last' })).rejects.toMatchObject({
      code: 'artifacts_gone',
      status: 409,
      message: expect.stringContaining('left'),
    });
    const again = await redo({ runId: there, fromNode: 'last' });
    expect((await engine.ended(again.runId)).status).toBe('succeeded');
  });
});

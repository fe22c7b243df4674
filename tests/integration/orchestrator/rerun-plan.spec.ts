import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS } from '#contracts';
import type { NodeTask, RerunPlanReply, RerunReply, RunReply } from '#contracts';
import { diamond } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';
import type { FakeWorker } from './testing/fake-worker.js';

const { planRerun, rerun } = REQUESTS.orchestrator;
const BROKEN = { code: 'broken', message: 'Broken.', retryable: false };

describe('the plan of a rerun', () => {
  let engine: EngineUnderTest;
  let worker: FakeWorker;
  let folder: string;
  let work: (task: NodeTask) => ReturnType<typeof startedAndSucceeded> | null = startedAndSucceeded;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hartomat-rerun-plan-'));
    engine = await EngineUnderTest.start('orchestrator rerun plan', { artifactsUrl: pathToFileURL(folder).href });
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
  const failing = (task: NodeTask) =>
    task.nodeId === 'last' ? [resultOf(task, { outcome: 'failed', failure: BROKEN })] : startedAndSucceeded(task);
  const planOf = (request: object): Promise<RerunPlanReply> => engine.ask(planRerun, request);
  const told = ({ nodes }: RerunPlanReply) => nodes.map((node) => [node.nodeId, node.willRun, node.why, node.about]);
  const rows = () =>
    engine.query(`select (select count(*) from orchestrator.run) as runs, (select count(*) from orchestrator.attempt) as attempts`); // prettier-ignore

  it('says what the rerun then does, and stores nothing', async () => {
    const source = await ended();
    const request = { runId: source.runId, fromNode: 'left' };
    const before = await rows();
    const plan = await planOf(request);
    expect(await rows()).toEqual(before);
    expect(plan).toMatchObject({
      ...{ runId: source.runId, runClass: 'shadow', fromNode: 'left', openRun: null, gone: [], goneTotal: 0 },
      workflow: source.workflow,
    });
    expect(told(plan)).toEqual([
      ['first', false, 'reused', null],
      ['left', true, 'is_from_node', null],
      ['right', false, 'reused', null],
      ['last', true, 'descends_from', 'left'],
    ]);
    const { run } = await engine.ask<RerunReply>(rerun, request);
    const again = await engine.ended(run.runId);
    expect(again).toMatchObject({ runClass: plan.runClass, workflow: plan.workflow });
    const willRun = plan.nodes.filter((node) => node.willRun).map(({ nodeId }) => nodeId);
    expect(worker.seen.filter(({ runId }) => runId === run.runId).map(({ nodeId }) => nodeId)).toEqual(willRun);
    expect(again.nodes.map(({ reusedFrom }) => reusedFrom)).toEqual(plan.nodes.map(({ reusedFrom }) => reusedFrom));

    const twice = await planOf({ runId: run.runId, fromNode: 'last' });
    expect(twice.nodes[0]?.reusedFrom?.runId).toBe(source.runId);
  });

  it('names the version, and the open run that does the same', async () => {
    const source = await ended();
    const request = { runId: source.runId, fromNode: 'last', version: 2 };
    expect(await planOf(request)).toMatchObject({ workflow: { key: 'diamond', version: 2 }, openRun: null });
    work = () => null;
    const { run } = await engine.ask<RerunReply>(rerun, request);
    expect(await planOf(request)).toMatchObject({ openRun: run.runId });
    expect(await planOf({ ...request, fromNode: 'left' })).toMatchObject({ openRun: null });
    await engine.cancel(run.runId);
    await engine.ended(run.runId);
    expect(await planOf(request)).toMatchObject({ openRun: null });
  });

  it('of a retry runs what did not succeed', async () => {
    work = failing;
    const { runId } = await ended();
    const plan = await planOf({ runId });
    expect(plan.fromNode).toBeNull();
    expect(told(plan).filter(([, willRun]) => willRun)).toEqual([['last', true, 'not_succeeded', null]]);
  });

  it('is refused as the rerun is', async () => {
    const { runId } = await ended();
    work = () => null;
    const running = randomUUID();
    await engine.request(running);
    await engine.until(running, () => true);
    const requests = [
      ...[{ runId }, { runId, fromNode: 'nowhere' }, { runId, fromNode: 'last', version: 9 }],
      ...[{ runId: randomUUID() }, { runId: running }, { runId: running, fromNode: 'last' }],
    ];
    const codes: string[] = [];
    for (const request of requests) {
      const [planned, done] = await Promise.all(
        [planRerun, rerun].map((of) => engine.ask<unknown>(of, request).catch((error: object) => ({ ...error }))),
      );
      expect(planned).toEqual(done);
      codes.push((planned as { code: string }).code);
    }
    expect(codes).toEqual([
      ...[
        'run_succeeded',
        'node_not_found',
        'workflow_not_published',
        'run_not_found',
        'run_not_ended',
        'run_not_ended',
      ],
    ]);
    await engine.cancel(running);
  });

  it('names results that are gone, with their artifacts, where the rerun is refused', async () => {
    const glb = { sha256: 'b'.repeat(64), mediaType: 'model/gltf-binary', byteLength: 1 };
    work = (task) => (task.nodeId === 'left' ? [resultOf(task, { outputs: { glb } })] : startedAndSucceeded(task));
    const { runId } = await ended();
    const gone = [{ nodeId: 'left', artifacts: [glb.sha256] }];
    expect(await planOf({ runId, fromNode: 'last' })).toMatchObject({ gone, goneTotal: 1 });
    await expect(engine.ask(rerun, { runId, fromNode: 'last' })).rejects.toMatchObject({ code: 'artifacts_gone' });
    expect(await planOf({ runId, fromNode: 'left' })).toMatchObject({ gone: [], goneTotal: 0 });
  });
});

import { randomUUID } from 'node:crypto';
import { REQUESTS } from '#contracts';
import type { NodeLogsReply, NodeRunReply, NodeTask, RunReply } from '#contracts';
import { eightAngles, rendered } from './testing/eight-angles.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';
import type { FakeWorker } from './testing/fake-worker.js';

const { getNode, getNodeLogs, getRunStates } = REQUESTS.orchestrator;
const FAILURE = { code: 'render_failed', message: 'No light.', retryable: true };

let engine: EngineUnderTest;
let worker: FakeWorker;
beforeEach(async () => {
  engine = await EngineUnderTest.start('orchestrator run states', { workflow: eightAngles(), lostTaskAfterMs: 10_000 });
});
afterEach(() => engine.stop());

const statesOf = (runId: string) => engine.ask(getRunStates, { runId });
const logsOf = (runId: string, nodeId: string, attempt?: number): Promise<NodeLogsReply> =>
  engine.ask(getNodeLogs, { runId, nodeId, ...(attempt && { attempt }) });
const renderOf = (run: RunReply) => run.nodes.find(({ nodeId }) => nodeId === 'render');

/** What the whole run says of its nodes, as states say it. */
const asStates = ({ nodes }: RunReply) =>
  nodes.map(({ nodeId, status, attempt, startedAt, finishedAt, cache, failure, shards }) => ({
    ...{ nodeId, status, attempt, startedAt, finishedAt },
    cache: cache?.state ?? null,
    cacheMiss: cache?.state === 'miss' ? cache.reason : null,
    failureCode: failure?.code ?? null,
    shards: shards.length > 0 ? { done: shards.filter((one) => one.status === 'succeeded').length, total: shards.length } : null, // prettier-ignore
  }));

/** A run of which the second shard fails once and is then kept by its worker. */
async function halfDone(runId: string): Promise<RunReply> {
  worker = engine.startWorker((task) => {
    if (task.nodeId !== 'render#2') return rendered(task);
    return task.attempt === 1 ? rendered(task, { outcome: 'failed', outputs: undefined, failure: FAILURE }) : null;
  });
  await engine.request(runId);
  return engine.until(runId, (run) => {
    const shards = renderOf(run)?.shards ?? [];
    const second = shards.find(({ index }) => index === 2);
    return (
      shards.filter(({ status }) => status === 'succeeded').length === 3 &&
      second?.attempt === 2 &&
      second.status === 'dispatched'
    );
  });
}

/** Ends the shard that its worker keeps. */
async function finishSecond(runId: string): Promise<RunReply> {
  const [row] = await engine.query<{ id: string }>(
    `select id from orchestrator.node_run where run_id = $1 and node_id = 'render#2'`,
    [runId],
  );
  const shard = { first: 2, count: 2, of: 8 };
  const task = { runId, nodeRunId: row?.id, nodeId: 'render#2', attempt: 2, step: 'threejs_render.shard', shard };
  for (const result of rendered(task as NodeTask)) await worker.report('render', result);
  return engine.ended(runId);
}

describe('the states of a run', () => {
  it('are what the run says, in one light answer, while it runs and afterwards', async () => {
    const runId = randomUUID();
    const half = await halfDone(runId);
    const { run, nodes, serverTime } = await statesOf(runId);
    expect(run).toEqual({
      ...{ id: runId, status: 'running', runClass: half.runClass, workflow: half.workflow, failure: null },
      ...{ paused: null, createdAt: half.createdAt, finishedAt: null, deadlineAt: half.deadlineAt },
    });
    const times = { readyAt: null, dispatchedAt: expect.any(String) };
    expect(nodes).toMatchObject(asStates(half).map((state) => ({ ...state, ...(state.attempt > 0 && times) })));
    const render = nodes.find(({ nodeId }) => nodeId === 'render');
    expect(render).toMatchObject({ attempt: 2, status: 'dispatched', shards: { done: 3, total: 4 } });
    expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(10_000);

    const ended = await finishSecond(runId);
    const after = await statesOf(runId);
    expect(after.run).toMatchObject({ status: 'succeeded', finishedAt: ended.finishedAt });
    expect(after.nodes).toMatchObject(asStates(ended));
    expect(after.nodes.map(({ cache }) => cache)).toContain('miss');
    await expect(statesOf(randomUUID())).rejects.toMatchObject({ code: 'run_not_found', status: 404 });
  });
});

describe('one node', () => {
  it('is read whole, as the run has it', async () => {
    const runId = randomUUID();
    engine.startWorker((task) => rendered(task));
    await engine.request(runId);
    const run = await engine.ended(runId);
    const nodes: NodeRunReply[] = [];
    for (const { nodeId } of run.nodes) nodes.push(await engine.ask(getNode, { runId, nodeId }));
    expect(nodes).toEqual(run.nodes);
    expect(nodes[2]?.inputs).toMatchObject({ render: expect.anything() });
    for (const nodeId of ['nobody', 'render#1'])
      await expect(engine.ask(getNode, { runId, nodeId })).rejects.toMatchObject({ code: 'node_not_found' });
  });
});

describe('the log of a node', () => {
  it('is that of its shards until they are joined, and of each attempt that is asked for', async () => {
    const runId = randomUUID();
    await halfDone(runId);
    const shown = ({ attempts }: NodeLogsReply) =>
      attempts.map(({ shard, attempt, outcome, logs }) => [shard?.label, attempt, outcome, logs.length]);
    expect(shown(await logsOf(runId, 'render'))).toEqual([
      ['angles 1–2', 1, 'succeeded', 2],
      ['angles 3–4', 2, 'open', 0],
      ['angles 5–6', 1, 'succeeded', 2],
      ['angles 7–8', 1, 'succeeded', 2],
    ]);
    expect(shown(await logsOf(runId, 'render', 1))[1]).toEqual(['angles 3–4', 1, 'failed', 2]);

    await finishSecond(runId);
    const joined = await logsOf(runId, 'render');
    expect(joined).toMatchObject({ nodeId: 'render', leftOut: 0 });
    expect(shown(joined)).toEqual([[undefined, 1, 'succeeded', 8]]);
    expect(joined.attempts[0]?.logs[0]).toEqual({
      level: 'info',
      code: 'render.taken',
      params: { name: 'angle-01.png' },
    });
  });

  it('is empty before the first attempt, and unknown for a node or an attempt that is not there', async () => {
    const runId = randomUUID();
    engine.startWorker((task) => [resultOf(task, { outcome: 'started', outputs: undefined, logs: [] })]);
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'running');
    expect(await logsOf(runId, 'save')).toEqual({ nodeId: 'save', attempts: [], leftOut: 0 });
    await expect(logsOf(runId, 'model', 2)).rejects.toMatchObject({ code: 'attempt_not_found', status: 404 });
    await expect(logsOf(runId, 'nobody')).rejects.toMatchObject({ code: 'node_not_found', status: 404 });
    await expect(logsOf(randomUUID(), 'model')).rejects.toMatchObject({ code: 'run_not_found', status: 404 });
  });

  it('is cut where it would not fit into a reply, and says how much is missing', async () => {
    const runId = randomUUID();
    await halfDone(runId);
    await engine.query(
      `update orchestrator.attempt a set logs = jsonb_build_array(jsonb_build_object('code', repeat('x', 1500000)))
         from orchestrator.node_run n where n.id = a.node_run_id and n.run_id = $1 and n.node_id like 'render#%'`,
      [runId],
    );
    const { attempts, leftOut } = await logsOf(runId, 'render');
    expect([attempts.length, leftOut]).toEqual([2, 2]);
  });
});

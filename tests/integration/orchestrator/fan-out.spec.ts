import { randomUUID } from 'node:crypto';
import { NodesChanged, REQUESTS, eventSubject, taskStream, workerAnnouncementSubject } from '#contracts';
import type { NodeChange, NodeTask, RunReply, WorkerAnnounced } from '#contracts';
import type { WorkflowContextJson } from '#workflow-core';
import { JoinCompleterService } from '../../../apps/orchestrator/fan-out/join-completer.service.js';
import { LiveWorkers } from '../../../apps/orchestrator/workers/live-workers.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { ENVIRONMENT, eightAngles, rendered } from './testing/eight-angles.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';

const ALL = Array.from({ length: 8 }, (_, at) => `angle-0${at + 1}.png`);
const BUSY = { code: 'busy', message: 'Busy.', retryable: true };

let engine: EngineUnderTest;
const start = (lostTaskAfterMs: number) => async () => {
  engine = await EngineUnderTest.start('orchestrator fan-out', { workflow: eightAngles(), lostTaskAfterMs });
};
afterEach(() => engine.stop());

const renderOf = (run: RunReply) => run.nodes.find(({ nodeId }) => nodeId === 'render');
const doneShards = (run: RunReply) =>
  renderOf(run)
    ?.shards.filter(({ status }) => status === 'succeeded')
    .map(({ index }) => index) ?? [];
const imagesOf = (run: RunReply) =>
  (renderOf(run)?.outputs?.['render'] as { images: { name: string }[] } | undefined)?.images.map(({ name }) => name);
const triesOf = (tasks: readonly NodeTask[]) =>
  tasks.filter(({ nodeId }) => nodeId.startsWith('render')).map(({ nodeId, attempt }) => `${nodeId} ${attempt}`);

describe('a node that is spread over workers', () => {
  beforeEach(start(10_000));

  it('goes out in parts and comes back as one node, with one step of evidence, as if one worker had done it', async () => {
    const runId = randomUUID();
    const changes: NodeChange[] = [];
    engine.link.connection.subscribe(eventSubject(engine.prefix, NodesChanged.event), {
      callback: (_error, message) =>
        void changes.push(...message.json<NodesChanged>().runs.flatMap(({ nodes }) => nodes)),
    });
    const worker = engine.startWorker((task) => rendered(task));
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'succeeded' });
    expect(run.nodes.map(({ nodeId, status }) => `${nodeId} ${status}`)).toEqual([
      'model succeeded',
      'render succeeded',
      'save succeeded',
    ]);
    expect(imagesOf(run)).toEqual(ALL);
    expect(renderOf(run)?.shards).toMatchObject([
      { index: 1, label: 'angles 1–2', status: 'succeeded', attempt: 1, worker: 'worker of render#1', failure: null },
      { index: 2, label: 'angles 3–4' },
      { index: 3, label: 'angles 5–6' },
      { index: 4, label: 'angles 7–8', worker: 'worker of render#4' },
    ]);
    const parts = worker.seen.filter(({ shard }) => shard);
    expect(parts.map(({ step, shard }) => `${step} ${shard?.first} ${shard?.count} ${shard?.of}`).sort()).toEqual(
      [0, 2, 4, 6].map((first) => `threejs_render.shard ${first} 2 8`),
    );
    expect(worker.seen.find(({ nodeId }) => nodeId === 'save')?.inputs).toEqual({
      render: { images: ALL.map((name) => ({ name })) },
    });
    const event = await engine.finishedEvent(runId);
    const steps = event?.evidence.steps.filter(({ step }) => step === 'threejs_render');
    expect(steps).toHaveLength(1);
    expect(steps?.[0]?.logs.map(({ params }) => params['name'])).toEqual(ALL);
    expect(event?.evidence.environment).toEqual(ENVIRONMENT);
    const context = await engine.ask<WorkflowContextJson>(REQUESTS.orchestrator.getRunContext, { runId });
    expect(context.entries.map(({ nodeId }) => nodeId)).toEqual(['model', 'render', 'save']);
    expect(
      new Set(changes.filter(({ shardOf }) => shardOf).map(({ nodeId, shardOf }) => `${nodeId} ${shardOf}`)),
    ).toEqual(new Set([1, 2, 3, 4].map((index) => `render#${index} render`)));
  });

  it('does only that part again which failed', async () => {
    const runId = randomUUID();
    const worker = engine.startWorker((task) =>
      task.nodeId === 'render#2' && task.attempt === 1
        ? rendered(task, { outcome: 'failed', outputs: undefined, failure: BUSY })
        : rendered(task),
    );
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(imagesOf(run)).toEqual(ALL);
    expect(triesOf(worker.seen).sort()).toEqual(['render#1 1', 'render#2 1', 'render#2 2', 'render#3 1', 'render#4 1']);
  });

  it('fails with the failure of the part that failed for good, which it names, and keeps what was done', async () => {
    const runId = randomUUID();
    const failure = { code: 'render_failed', message: 'No light.', retryable: false };
    engine.startWorker((task) => {
      if (task.nodeId === 'render#2') return null;
      return rendered(task);
    });
    await engine.request(runId);
    const half = await engine.until(runId, (run) => doneShards(run).length === 3);
    expect(renderOf(half)).toMatchObject({ status: 'dispatched', attempt: 1 });
    const [row] = await engine.query(
      `select id from orchestrator.node_run where run_id = $1 and node_id = 'render#2'`,
      [runId],
    );
    const task = { runId, nodeRunId: row?.['id'], nodeId: 'render#2', attempt: 1 } as NodeTask;
    await engine.startWorker().report('render', resultOf(task, { outcome: 'failed', outputs: undefined, failure }));
    const run = await engine.ended(runId);
    const named = { code: 'render_failed', message: 'angles 3–4 of 8: No light.', details: { nodeId: 'render' } };
    expect(run).toMatchObject({ status: 'failed', failure: named });
    expect(renderOf(run)).toMatchObject({ status: 'failed', failure: named });
    expect(doneShards(run)).toEqual([1, 3, 4]);
    const event = await engine.finishedEvent(runId);
    expect(event?.failure).toMatchObject(named);
    expect(event?.evidence.steps.map(({ step }) => step)).toEqual(['model']);
  });

  it('is cancelled with all its parts', async () => {
    const runId = randomUUID();
    engine.startWorker((task) =>
      task.shard ? [resultOf(task, { outcome: 'started', outputs: undefined })] : rendered(task),
    );
    await engine.request(runId);
    await engine.until(runId, (run) => renderOf(run)?.shards.every(({ status }) => status === 'running') ?? false);
    expect(renderOf((await engine.run(runId)) as RunReply)).toMatchObject({ status: 'running' });
    await engine.cancel(runId);
    const run = await engine.ended(runId);
    expect(renderOf(run)?.status).toBe('cancelled');
    expect(renderOf(run)?.shards.map(({ status }) => status)).toEqual(new Array(4).fill('cancelled'));
    const { name } = taskStream(engine.prefix, 'render');
    const isPurged = async () => (await engine.link.jsm.streams.info(name)).state.messages === 0 || undefined;
    expect(await waitUntil(isPurged, { withinMs: 5000 })).toBe(true);
  });

  it('is cut for the workers at hand, and into nothing where there is but one', async () => {
    const announce = (name: string): void => {
      const steps = [{ step: 'threejs_render', version: 2, hash: 'h', shards: 1 }];
      const announced: WorkerAnnounced = { worker: name, pools: ['render'], capabilities: [], slots: 1, steps };
      engine.link.connection.publish(workerAnnouncementSubject(engine.prefix), JSON.stringify(announced));
    };
    engine.startWorker((task) => rendered(task));
    const shardsWith = async (...workers: string[]): Promise<string[] | undefined> => {
      const [capacity] = engine.parts(LiveWorkers) as [LiveWorkers];
      // Announced again and again, as workers do: one announcement may be lost, and is forgotten after some seconds.
      const areHeard = () => {
        for (const worker of workers) announce(worker);
        return capacity.shardsAtOnce('threejs_render', 2) === workers.length || undefined;
      };
      expect(await waitUntil(areHeard, { withinMs: 30_000 })).toBe(true);
      const runId = randomUUID();
      await engine.request(runId);
      return renderOf(await engine.ended(runId))?.shards.map(({ label }) => label);
    };
    expect(await shardsWith('one')).toEqual([]);
    expect(await shardsWith('one', 'two')).toEqual(['angles 1–4', 'angles 5–8']);
  });

  it('is done whole by one worker where its parts were made in different environments', async () => {
    const runId = randomUUID();
    const worker = engine.startWorker((task) =>
      rendered(task, task.nodeId === 'render#3' ? { environment: { ...ENVIRONMENT, build: 'b' } } : {}),
    );
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(imagesOf(run)).toEqual(ALL);
    const whole = worker.seen.find(({ nodeId }) => nodeId === 'render');
    expect(whole).toMatchObject({ step: 'threejs_render', version: 2, inputs: { glb: { artifact: 'model' } } });
    expect(whole).not.toHaveProperty('shard');
  });

  it('is done whole in a run that was accepted before anything was spread', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
    await engine.stopOrchestrator();
    await engine.query('update orchestrator.run set spread = null where id = $1', [runId]);
    await engine.query(`delete from orchestrator.node_run where run_id = $1 and node_id like '%#%'`, [runId]);
    const worker = engine.startWorker((task) => rendered(task));
    await engine.startOrchestrator();
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(renderOf(run)?.shards).toEqual([]);
    expect(triesOf(worker.seen)).toEqual(['render 1']);
  });
});

describe('a node whose orchestrator died between its last part and the join', () => {
  beforeEach(start(200));

  it('is joined by another one, and no part is made again', async () => {
    const runId = randomUUID();
    const [joining] = engine.parts(JoinCompleterService) as [JoinCompleterService];
    joining.complete = (tasks) => {
      if (tasks.some(({ node }) => node.join)) return Promise.reject(new Error('planted: it dies here'));
      return Promise.resolve({ completed: [], left: tasks });
    };
    const worker = engine.startWorker((task) => rendered(task));
    await engine.request(runId);
    await engine.until(runId, (run) => doneShards(run).length === 4);
    await engine.stopOrchestrator();
    expect(worker.seen.filter(({ nodeId }) => nodeId === 'render')).toEqual([]);
    await engine.startOrchestrator();
    const run = await engine.ended(runId);
    expect(run.status).toBe('succeeded');
    expect(imagesOf(run)).toEqual(ALL);
    expect(new Set(triesOf(worker.seen)).size).toBe(4);
  });
});

describe('a node that is spread, where two orchestrators share the runs', () => {
  beforeEach(start(10_000));

  it('is worked on once per part and attempt, joined once, and its run ends once', async () => {
    await engine.startOrchestrator();
    const worker = engine.startWorker((task) =>
      task.nodeId === 'render#4' && task.attempt === 1
        ? rendered(task, { outcome: 'failed', outputs: undefined, failure: BUSY })
        : rendered(task),
    );
    const runIds = Array.from({ length: 10 }, () => randomUUID());
    await Promise.all(runIds.map((runId) => engine.request(runId)));
    for (const run of await Promise.all(runIds.map((runId) => engine.ended(runId)))) {
      expect(run.status).toBe('succeeded');
      expect(imagesOf(run)).toEqual(ALL);
      await engine.finishedEvent(run.runId);
      expect(await engine.finishedEvents(run.runId)).toHaveLength(1);
    }
    const worked = worker.seen.map(({ runId, nodeId, attempt }) => `${runId} ${nodeId} ${attempt}`);
    expect(new Set(worked).size).toBe(worked.length);
    expect(worked).toHaveLength(runIds.length * 7);
  });
});

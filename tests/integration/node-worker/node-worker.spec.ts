import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { TaskDeadLettered, abortSubject, eventSubject, taskConsumer, taskStream, taskSubject } from '#contracts';
import type { AnyNodeExecutor } from '#nodes/executors';
import { ensureConsumer, subscribe } from '#platform/nats';
import type { Renderer } from '#steps';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { ownPrefix, startPlantedWorker, workerEnvironment } from './planted-worker.js';
import { TaskBus } from './task-bus.js';

const ENVIRONMENT = { renderer: 'planted', build: '1', seed: 7 };

describe('a running worker', () => {
  let servers: TestServers;
  let homeDir: string;
  let prefix: string;
  let bus: TaskBus;
  let worker: TestingModule | null;
  /** Resolves what `hold` waits for, in the order in which it began. */
  let held: ((outputs: Record<string, unknown>) => void)[];
  let chromium: Promise<unknown>;

  const hold: AnyNodeExecutor = (_call, { signal }) =>
    new Promise((resolve, reject) => {
      held.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  const renderer: Renderer = {
    environment: () => chromium.then(() => ENVIRONMENT),
    render: () => Promise.reject(new Error('renders nothing')),
    close: async () => undefined,
  };
  const start = async (planted: Record<string, AnyNodeExecutor>, env: Record<string, string> = {}): Promise<void> => {
    const base = workerEnvironment({ natsUrl: servers.natsUrl, prefix, homeDir });
    worker = await startPlantedWorker({ ...base, ...env }, planted, renderer);
  };
  const stop = async (): Promise<void> => {
    await worker?.close();
    worker = null;
  };
  const queued = async (pool: string): Promise<number> =>
    (await (await bus.bus.ready()).jsm.streams.info(taskStream(prefix, pool).name)).state.messages;
  const holding = (count: number): Promise<true> =>
    bus.until(`${count} running`, 20_000, () => (held.length === count ? true : undefined));

  beforeAll(async () => {
    servers = await acquireTestServers();
  });
  beforeEach(async () => {
    homeDir = await mkdtemp(join(tmpdir(), 'hartomat-worker-'));
    prefix = ownPrefix();
    bus = new TaskBus(servers.natsUrl, prefix);
    held = [];
    chromium = Promise.resolve();
  });
  afterEach(async () => {
    for (const finish of held) finish({});
    await stop();
    await bus.close();
    await rm(homeDir, { recursive: true, force: true });
  });
  afterAll(() => servers.release());

  it('runs a task, stores its result, acknowledges it and leaves no scratch folder', async () => {
    await start({ glb_bbox: async ({ inputs, params }) => ({ bounding_box: { inputs, params } }) });
    const task = await bus.dispatch('glb_bbox', { inputs: { glb: 1 }, params: { a: 2 } });
    expect(await bus.ended(task)).toMatchObject({
      outcome: 'succeeded',
      attempt: 1,
      deliveryCount: 1,
      outputs: { bounding_box: { inputs: { glb: 1 }, params: { a: 2 } } },
    });
    expect(bus.resultsOf(task).at(-1)?.outcome).toBe('succeeded');
    await bus.until('an empty queue', 5000, async () => ((await queued('materials')) === 0 ? true : undefined));
    expect(await readdir(join(homeDir, 'scratch'))).toEqual([]);
  });

  it('announces what it can do, without chromium until a renderer started', async () => {
    let prove: () => void = () => undefined;
    chromium = new Promise<void>((resolve) => (prove = resolve));
    await start(
      { glb_bbox: hold, threejs_render: hold },
      { HARTOMAT_WORKER_SLOTS: 'render=2', HARTOMAT_WORKER_NAME: 'w1' },
    );
    const before = await bus.announcement();
    expect(before).toMatchObject({
      worker: 'w1',
      pools: ['render', 'materials', 'notify'],
      capabilities: [],
      slots: 5,
    });
    expect(before.steps.map(({ step }) => step)).toEqual(['glb_bbox']);
    prove();
    const after = await bus.announcement(({ capabilities }) => capabilities.includes('chromium'));
    expect(after.steps.map(({ step }) => step)).toEqual(['glb_bbox', 'threejs_render']);
    expect(after.steps[0]?.hash).toMatch(/[0-9a-f]{64}$/);
  });

  it('takes tasks that need chromium only once it has it, and then names its environment', async () => {
    let prove: () => void = () => undefined;
    chromium = new Promise<void>((resolve) => (prove = resolve));
    await start({ threejs_render: async () => ({ render: 1 }), glb_export: async () => ({ glb: 1 }) });
    const render = await bus.dispatch('threejs_render');
    const exported = await bus.dispatch('glb_export');
    await bus.ended(exported);
    expect(bus.resultsOf(render)).toEqual([]);
    prove();
    expect(await bus.ended(render)).toMatchObject({ outcome: 'succeeded', environment: ENVIRONMENT });
    expect((await bus.ended(exported)).environment).toBeUndefined();
  });

  it('never works on more than its slots, all kinds of tasks of a pool together', async () => {
    await start({ threejs_render: hold, glb_export: hold, glb_bbox: async () => ({}) });
    await bus.announcement(({ capabilities }) => capabilities.includes('chromium'));
    await bus.dispatch('glb_export');
    await bus.dispatch('threejs_render', { runClass: 'shadow' });
    await bus.dispatch('glb_export', { runClass: 'shadow' });
    for (let n = 1; n <= 3; n += 1) {
      await holding(n);
      // By the time another pool is done, this one has looked for more.
      await bus.ended(await bus.dispatch('glb_bbox'));
      expect(held).toHaveLength(n);
      expect(await queued('render')).toBe(4 - n);
      held[n - 1]?.({});
    }
  });

  it('tells progress while it runs', async () => {
    await start({
      glb_bbox: async (_call, { logger }) => {
        for (let i = 0; i <= 100; i += 1) logger.progress(i / 100, `step ${i}`);
        return {};
      },
    });
    const task = await bus.dispatch('glb_bbox');
    await bus.ended(task);
    await bus.until('the last progress', 5000, () => bus.progress.find(({ fraction }) => fraction === 1));
    expect(bus.progress[0]).toMatchObject({ nodeRunId: task.nodeRunId, attempt: 1, fraction: 0, message: 'step 0' });
    expect(bus.progress.length).toBeLessThan(10);
  });

  it('stops a running task within a second when its attempt is aborted', async () => {
    await start({ glb_bbox: hold });
    const task = await bus.dispatch('glb_bbox');
    await holding(1);
    bus.publisher.publishCore(abortSubject(prefix, task.nodeRunId), { attempt: 1 });
    const result = await bus.ended(task, 1000);
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'aborted', retryable: false } });
  });

  it('goes on with a task when another attempt of it is aborted', async () => {
    await start({ glb_bbox: hold });
    const [task, other] = [await bus.dispatch('glb_bbox', { attempt: 2 }), await bus.dispatch('glb_bbox')];
    await holding(2);
    bus.publisher.publishCore(abortSubject(prefix, task.nodeRunId), { attempt: 1 });
    bus.publisher.publishCore(abortSubject(prefix, other.nodeRunId), {});
    await bus.ended(other);
    for (const finish of held) finish({ bounding_box: 1 });
    expect(await bus.ended(task)).toMatchObject({ outcome: 'succeeded', attempt: 2 });
  });

  it('stops a task at its execution deadline', async () => {
    await start({ glb_bbox: hold });
    const task = await bus.dispatch('glb_bbox', { executionMs: 200 });
    const result = await bus.ended(task);
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'execution_deadline', retryable: true } });
    expect(await bus.ended(await bus.dispatch('glb_bbox', { executionMs: 200 }))).toBeDefined();
  });

  it('keeps a long task by extending its lease', async () => {
    await start({ glb_bbox: hold }, { HARTOMAT_WORKER_LEASE_MS: '1000' });
    const task = await bus.dispatch('glb_bbox');
    await holding(1);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    held[0]?.({ bounding_box: 1 });
    expect(await bus.ended(task)).toMatchObject({ outcome: 'succeeded', deliveryCount: 1 });
    expect(held).toHaveLength(1);
  });

  it('drops what nobody wants any more without a word', async () => {
    await start({ glb_bbox: async () => ({}) });
    const late = await bus.dispatch('glb_bbox', { notAfter: Date.now() - 1 });
    const wanted = await bus.dispatch('glb_bbox');
    await bus.ended(wanted);
    await bus.until('an empty queue', 5000, async () => ((await queued('materials')) === 0 ? true : undefined));
    expect(bus.resultsOf(late)).toEqual([]);
  });

  it('gives back a version that it does not have', async () => {
    await start({ glb_bbox: async () => ({}) });
    const task = await bus.dispatch('glb_bbox', { version: 9 });
    expect(await bus.ended(task)).toMatchObject({ outcome: 'interrupted', failure: { code: 'unsupported_version' } });
  });

  it('makes a malformed task a dead letter that names the field, and goes on', async () => {
    const letters: TaskDeadLettered[] = [];
    subscribe(bus.bus, eventSubject(prefix, TaskDeadLettered.event), (data) =>
      letters.push(JSON.parse(new TextDecoder().decode(data)) as TaskDeadLettered),
    );
    await start({ glb_bbox: async () => ({}) });
    const address = {
      pool: 'materials',
      requires: 'none',
      runClass: 'live',
      step: 'glb_bbox',
      nodeRunId: 'x',
    } as const;
    await bus.publisher.publish(taskSubject(prefix, address), { runId: 1 });
    const letter = await bus.until('the letter', 20_000, () => letters[0]);
    expect(letter).toMatchObject({ service: 'node-worker', field: '/runId', reason: 'runId must be a string' });
    expect(letter).toMatchObject({ subject: taskSubject(prefix, address), body: '{"runId":1}' });
    expect(await bus.ended(await bus.dispatch('glb_bbox'))).toMatchObject({ outcome: 'succeeded' });
  });

  it('finishes what it can in its drain budget, gives the rest back and takes nothing new', async () => {
    await start({ glb_bbox: hold }, { HARTOMAT_WORKER_DRAIN_MS: '1000', HARTOMAT_WORKER_SLOTS: 'materials=2' });
    const first = await bus.dispatch('glb_bbox');
    await holding(1);
    const second = await bus.dispatch('glb_bbox');
    await holding(2);
    const stopped = stop();
    const later = await bus.dispatch('glb_bbox');
    held[0]?.({ bounding_box: 1 });
    await stopped;
    expect(await bus.ended(first)).toMatchObject({ outcome: 'succeeded' });
    expect(await bus.ended(second)).toMatchObject({ outcome: 'interrupted', failure: { code: 'worker_draining' } });
    expect(bus.resultsOf(later)).toEqual([]);
    expect(await queued('materials')).toBe(1);
  });

  it('reports a crash loop instead of starting a fourth time', async () => {
    const spec = taskConsumer(prefix, { pool: 'materials', requires: 'none', runClass: 'live', leaseMs: 30_000 });
    const task = await bus.dispatch('glb_bbox');
    const { js, jsm } = await bus.bus.ready();
    await ensureConsumer(jsm, spec);
    const consumer = await js.consumers.get(spec.stream, spec.name);
    for (let delivery = 1; delivery <= 3; delivery += 1) (await consumer.next({ expires: 5000 }))?.nak();
    await start({ glb_bbox: hold });
    expect(await bus.ended(task)).toMatchObject({
      outcome: 'failed',
      deliveryCount: 4,
      failure: { code: 'crash_loop', retryable: false },
    });
    expect(held).toEqual([]);
  });
});

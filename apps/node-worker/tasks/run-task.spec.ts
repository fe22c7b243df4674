import type { NodeResult, NodeTask } from '#contracts';
import type { AnyNodeExecutor } from '#nodes/executors';
import { StepError } from '#steps';
import type { StepLog } from '#steps';
import { runTask } from './run-task.js';
import type { StopReason, TaskPorts } from './task-ports.js';

const TASK = {
  runId: 'run',
  nodeRunId: 'node-run',
  nodeId: 'bbox',
  attempt: 2,
  runClass: 'live',
  step: 'glb_bbox',
  version: 1,
  pool: 'materials',
  params: { p: 1 },
  inputs: { glb: { artifact: 'a' } },
  pinned: { deliveryId: 'd' },
  executionMs: 10_000,
  notAfter: 2_000,
} as unknown as NodeTask;

/** A world in which one executor answers every step, and all that it said of results. */
function world(execute: AnyNodeExecutor, overrides: Partial<TaskPorts> = {}) {
  const results: NodeResult[] = [];
  let disposed = 0;
  const ports: TaskPorts = {
    worker: 'w1',
    executors: { 'glb_bbox@1': { load: async () => execute, codeDigest: 'x' } },
    requires: () => 'none',
    isCacheable: () => false,
    open: (_task, signal) => {
      const logs: StepLog[] = [];
      const logger = { info: (code: string) => void logs.push({ level: 'info', code, params: {} }) };
      const renderer = { environment: async () => ({ renderer: 'r', build: 'b', seed: 1 }) };
      const ctx = { logger, signal, renderer } as never;
      return { ctx, logs, dispose: async () => void (disposed += 1) };
    },
    publish: async (result) => void results.push(result),
    now: () => 1_000,
    later: (_ms, work) => {
      work();
      return () => undefined;
    },
    pause: async () => undefined,
    warn: () => undefined,
    ...overrides,
  };
  return { ports, results, disposed: () => disposed };
}

const run = (
  { ports }: { ports: TaskPorts },
  task: Partial<NodeTask> = {},
  deliveryCount = 1,
  stop = new AbortController(),
) => runTask({ task: { ...TASK, ...task } as NodeTask, deliveryCount }, ports, stop);
const never: AnyNodeExecutor = (_call, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

describe('runTask', () => {
  it('tells that it started, then what came out, with the logs and the fence', async () => {
    const here = world(async ({ params, inputs, run: facts }, ctx) => {
      ctx.logger.info('measured');
      return { bounding_box: { params, inputs, pinned: facts.pinned } };
    });
    expect(await run(here)).toBe('succeeded');
    expect(here.results.map((result) => result.outcome)).toEqual(['started', 'succeeded']);
    expect(here.results[1]).toMatchObject({
      runId: 'run',
      nodeRunId: 'node-run',
      attempt: 2,
      worker: 'w1',
      deliveryCount: 1,
      outputs: { bounding_box: { params: TASK.params, inputs: TASK.inputs, pinned: TASK.pinned } },
      logs: [{ level: 'info', code: 'measured', params: {} }],
    });
    expect(here.results[1]).not.toHaveProperty('environment');
    expect(here.disposed()).toBe(1);
  });

  it('hands a shard to the executor beside its params', async () => {
    const shard = { node: 'render', index: 2, total: 4, first: 2, count: 2, of: 8, label: 'angles 3–4' };
    const execute: AnyNodeExecutor = async (call) => ({ part: call.shard, params: call.params });
    const executors = { 'glb_bbox.shard@1': { load: async () => execute, codeDigest: 'x' } };
    const here = world(never, { executors });
    await run(here, { shard, step: 'glb_bbox.shard' });
    expect(here.results.at(-1)?.outputs).toEqual({ part: shard, params: TASK.params });
  });

  it('does not tell the start of work that ends at once', async () => {
    let later: () => void = () => undefined;
    const here = world(async () => ({}), {
      later: (_ms, work) => {
        later = work;
        return () => (later = () => undefined);
      },
    });
    expect(await run(here)).toBe('succeeded');
    later();
    expect(here.results.map((result) => result.outcome)).toEqual(['succeeded']);
  });

  it('adds what may change pixels where the step needs a browser', async () => {
    const here = world(async () => ({}), { requires: () => 'chromium' });
    await run(here);
    expect(here.results[1]?.environment).toEqual({ renderer: 'r', build: 'b', seed: 1 });
  });

  it('says nothing and does nothing for a task that nobody wants any more', async () => {
    const here = world(async () => ({}));
    expect(await run(here, { notAfter: 1_000 })).toBe('expired');
    expect(here.results).toEqual([]);
  });

  it('reports a crash loop at the fourth delivery without starting', async () => {
    let started = 0;
    const here = world(async () => ({ n: (started += 1) }));
    expect(await run(here, {}, 3)).toBe('succeeded');
    expect(await run(here, {}, 4)).toBe('failed');
    expect(started).toBe(1);
    expect(here.results.at(-1)).toMatchObject({ outcome: 'failed', failure: { code: 'crash_loop', retryable: false } });
    expect(here.results).toHaveLength(3);
  });

  it('gives back what it has no executor for, after a pause', async () => {
    const pauses: number[] = [];
    const here = world(async () => ({}), { pause: async (ms) => void pauses.push(ms) });
    expect(await run(here, { version: 7 })).toBe('interrupted');
    expect(here.results).toMatchObject([{ outcome: 'interrupted', failure: { code: 'unsupported_version' } }]);
    expect(here.results[0]?.failure?.message).toContain('glb_bbox@7');
    expect(pauses).toEqual([1000]);
  });

  it('reports what the step threw, with the logs so far', async () => {
    const here = world(async (_call, ctx) => {
      ctx.logger.info('looked');
      throw new StepError('glb_broken', 'No.', { retryable: true });
    });
    expect(await run(here)).toBe('failed');
    expect(here.results[1]).toMatchObject({
      outcome: 'failed',
      failure: { code: 'glb_broken', retryable: true },
      logs: [{ code: 'looked' }],
    });
    expect(here.disposed()).toBe(1);
  });

  it('stops a step at its execution deadline, worth another try', async () => {
    const here = world(never);
    expect(await run(here, { executionMs: 30 })).toBe('failed');
    expect(here.results[1]?.failure).toMatchObject({ code: 'execution_deadline', retryable: true });
  });

  it.each<[StopReason, string, string, boolean]>([
    ['aborted', 'failed', 'aborted', false],
    ['draining', 'interrupted', 'worker_draining', true],
  ])('ends a running step that is told to stop (%s) as %s', async (reason, outcome, code, retryable) => {
    const stop = new AbortController();
    const here = world((call, ctx) => {
      setImmediate(() => stop.abort(reason));
      return never(call, ctx);
    });
    expect(await run(here, {}, 1, stop)).toBe(outcome);
    expect(here.results[1]).toMatchObject({ outcome, failure: { code, retryable } });
  });

  it('does not start what comes while it drains', async () => {
    const stop = new AbortController();
    stop.abort('draining');
    const here = world(async () => ({}));
    expect(await run(here, {}, 1, stop)).toBe('interrupted');
    expect(here.results.map((result) => result.outcome)).toEqual(['interrupted']);
  });

  it('keeps a result that was ready in spite of being told to stop', async () => {
    const stop = new AbortController();
    const here = world(async () => {
      stop.abort('draining');
      return { bounding_box: 1 };
    });
    expect(await run(here, {}, 1, stop)).toBe('succeeded');
  });

  it('does not wait forever for a step that does not listen', async () => {
    const here = world(() => new Promise(() => undefined));
    expect(await run(here, { executionMs: 10 })).toBe('failed');
    expect(here.results[1]?.failure?.code).toBe('execution_deadline');
    expect(here.disposed()).toBe(1);
  });

  it('turns outputs that no message carries into a failure that says so', async () => {
    const here = world(async () => ({ parts: 'x'.repeat(1_100_000) }));
    expect(await run(here)).toBe('failed');
    expect(here.results[1]).toMatchObject({ failure: { code: 'result_too_large', retryable: false }, logs: [] });
    expect(here.results[1]?.outputs).toBeUndefined();
  });

  it.each([
    ['no JSON', { big: 1n }, 'are no JSON'],
    ['NUL', { parts: [{ key: 'a\0b' }] }, '/outputs/parts/0/key'],
    ['half of a surrogate pair', { name: '\ud800' }, '/outputs/name'],
  ])('turns outputs that nobody can store into a failure that says so: %s', async (_, outputs, why) => {
    const here = world(async () => outputs);
    expect(await run(here)).toBe('failed');
    const failure = { code: 'result_not_reportable', retryable: false, message: expect.stringContaining(why) };
    expect(here.results[1]).toMatchObject({ failure, logs: [] });
    expect(here.results[1]?.outputs).toBeUndefined();
  });

  it('works on where the start could not be told, and throws where the result could not be stored', async () => {
    const outcomes: string[] = [];
    const publish = async ({ outcome }: NodeResult): Promise<void> => {
      outcomes.push(outcome);
      throw new Error('no bus');
    };
    await expect(run(world(async () => ({}), { publish }))).rejects.toThrow('no bus');
    expect(outcomes).toEqual(['started', 'succeeded']);
  });

  it('fails where no scratch folder can be made, worth another try', async () => {
    const open = (): never => {
      throw new Error('ENOSPC');
    };
    const here = world(async () => ({}), { open });
    expect(await run(here)).toBe('failed');
    expect(here.results[1]?.failure).toMatchObject({ code: 'internal_error', retryable: true });
  });
});

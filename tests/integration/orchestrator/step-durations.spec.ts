import { randomUUID } from 'node:crypto';
import { REQUESTS } from '#contracts';
import type { StepDuration } from '#contracts';
import { eightAngles, rendered } from './testing/eight-angles.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';
import { KeptResults } from './testing/kept-results.js';

const STEPS = ['first', 'left', 'right', 'last'].map((step) => ({ step, version: 1 }));
const { engine, behaviours, code, query, run, untilKept } = new KeptResults('orchestrator step durations');

const durationsOf = async (steps = STEPS): Promise<Map<string, StepDuration>> => {
  const found = await engine().ask(REQUESTS.orchestrator.stepDurations, { steps });
  return new Map(found.map((one) => [one.step, one]));
};

/** A run whose nodes take `seconds` each; `left` fails once before, after an hour. */
async function runOf(seconds: number): Promise<void> {
  const runId = randomUUID();
  behaviours.set(runId, (task) => {
    const finishedAt = Date.now();
    const took = (ms: number) => ({ codeDigest: code(), startedAt: finishedAt - ms, finishedAt });
    if (task.nodeId !== 'left' || task.attempt > 1) return [resultOf(task, took(seconds * 1000))];
    const failure = { code: 'render_failed', message: 'No light.', retryable: true };
    return [resultOf(task, { ...took(3_600_000), outcome: 'failed', outputs: undefined, failure })];
  });
  await engine().request(runId, { cache: 'bypass' });
  await engine().ended(runId);
}

describe('how long steps took', () => {
  beforeEach(() => query('truncate orchestrator.node_run, orchestrator.attempt'));

  it('is read from the attempts that succeeded, not from those that failed before', async () => {
    for (const seconds of [4, 1, 10, 2, 3]) await runOf(seconds);
    const found = await durationsOf();
    for (const step of ['first', 'left', 'right', 'last']) {
      const took = found.get(step);
      expect(took).toMatchObject({ step, version: 1, n: 5 });
      expect(took?.medianSeconds).toBeCloseTo(3);
      // Between the fourth and the fifth.
      expect(took?.p90Seconds).toBeCloseTo(4 + 0.6 * 6);
    }
  });

  it('leaves out results that are used again, other versions and what is older than 30 days', async () => {
    await run();
    await untilKept();
    await run();
    const counts = async () => [...(await durationsOf()).values()].map(({ step, n }) => [step, n]);
    expect(Object.fromEntries(await counts())).toEqual({ first: 1, left: 1, right: 1, last: 2 });
    expect(await durationsOf(STEPS.map(({ step }) => ({ step, version: 2 })))).toEqual(new Map());
    await query(`update orchestrator.node_run set finished_at = now() - interval '31 days'`);
    expect(await counts()).toEqual([]);
  });

  it('finds the nodes of a step by an index', async () => {
    // A table of a few rows is read as a whole otherwise.
    await query('set enable_seqscan = off');
    const plan = await query<{ 'QUERY PLAN': string }>(
      `explain select id from orchestrator.node_run where step = 'left' and version = 1 and status = 'succeeded'
        and finished_at > now() - interval '30 days' order by finished_at desc limit 500`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('node_run_succeeded_index');
  });

  it.each([[{}], [{ steps: [{ step: 'left' }] }], [{ steps: [{ step: 'left', version: 0 }] }]])(
    'refuses %j',
    async (query) => {
      await expect(engine().ask(REQUESTS.orchestrator.stepDurations, query)).rejects.toMatchObject({
        code: 'invalid_request',
      });
    },
  );
});

describe('how long a sharded step took', () => {
  it('is read from its shards, not from joining them', async () => {
    const sharded = await EngineUnderTest.start('orchestrator shard durations', { workflow: eightAngles() });
    try {
      sharded.startWorker((task) => rendered(task));
      await sharded.request('sharded');
      const { nodes } = await sharded.ended('sharded');
      const shards = nodes.find(({ nodeId }) => nodeId === 'render')?.shards.length;
      const steps = [{ step: 'threejs_render', version: 2 }];
      expect(await sharded.ask(REQUESTS.orchestrator.stepDurations, { steps })).toMatchObject([{ n: shards }]);
    } finally {
      await sharded.stop();
    }
  });
});

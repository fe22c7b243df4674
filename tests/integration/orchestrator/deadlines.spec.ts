import { randomUUID } from 'node:crypto';
import { diamond } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

describe('a node that takes too long', () => {
  let engine: EngineUnderTest;

  afterEach(() => engine.stop());

  it('fails its run when no worker takes it in time', async () => {
    engine = await EngineUnderTest.start('queue', {
      workflow: diamond({ timeouts: { queueMs: 200, executionMs: 30_000 } }),
    });
    const runId = randomUUID();
    await engine.request(runId);
    expect(await engine.ended(runId)).toMatchObject({
      status: 'failed',
      failure: { code: 'queue_deadline_passed', details: { nodeId: 'first' } },
    });
  });

  it('is tried again when an attempt outlives its execution deadline, and the old attempt counts no more', async () => {
    engine = await EngineUnderTest.start('execution', {
      workflow: diamond({ timeouts: { queueMs: 30_000, executionMs: 300 } }),
    });
    const runId = randomUUID();
    const worker = engine.startWorker((task) => {
      if (task.nodeId !== 'first' || task.attempt > 1) return startedAndSucceeded(task);
      // It holds its task, unacknowledged: the next attempt must get past that message.
      void worker.report('materials', resultOf(task, { outcome: 'started', outputs: undefined }));
      return null;
    });
    await engine.request(runId);
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'succeeded' });
    expect(run.nodes[0]).toMatchObject({ nodeId: 'first', attempt: 2 });
    const stuck = worker.seen[0];
    if (!stuck) throw new Error('no task was seen');
    await worker.report('materials', resultOf(stuck, { outputs: { cad_file: 'late' } }));
    const next = randomUUID();
    await engine.request(next);
    await engine.ended(next);
    expect(await engine.run(runId)).toEqual(run);
  });
});

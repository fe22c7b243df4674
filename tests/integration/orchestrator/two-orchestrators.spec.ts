import { randomUUID } from 'node:crypto';
import { RunAccepted } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

const RUNS = 25;

describe('two orchestrators', () => {
  let engine: EngineUnderTest;

  beforeAll(async () => {
    engine = await EngineUnderTest.start('two orchestrators', { lostTaskAfterMs: 10_000 });
    await engine.startOrchestrator();
  });
  afterAll(() => engine.stop());

  it('share runs, and each node of them is worked on once per attempt', async () => {
    const failure = { code: 'busy', message: 'Busy.', retryable: true };
    const worker = engine.startWorker((task) =>
      task.nodeId === 'right' && task.attempt === 1
        ? [resultOf(task, { outcome: 'failed', failure, outputs: undefined })]
        : startedAndSucceeded(task),
    );
    const runIds = Array.from({ length: RUNS }, () => randomUUID());
    await Promise.all(runIds.map((runId) => engine.request(runId)));
    const runs = await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(runs.map((run) => run.status)).toEqual(runs.map(() => 'succeeded'));
    const worked = worker.seen.map(({ runId, nodeId, attempt }) => `${runId} ${nodeId} ${attempt}`);
    expect(worked).toHaveLength(RUNS * 5);
    expect(new Set(worked).size).toBe(RUNS * 5);
    for (const runId of runIds) {
      expect(await engine.finishedEvents(runId)).toHaveLength(1);
      expect(await engine.events(RunAccepted.event, runId)).toHaveLength(1);
    }
  });
});

import { randomUUID } from 'node:crypto';
import { RESULT_PARTITIONS, RunAccepted } from '#contracts';
import type { RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { PartitionsService } from '../../../apps/orchestrator/partitions/partitions.service.js';
import { OpenRunsRepository } from '../../../apps/orchestrator/runs/open-runs.repository.js';
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
    const runIds: string[] = Array.from({ length: RUNS }, () => randomUUID());
    await Promise.all(runIds.map((runId) => engine.request(runId)));
    const runs = await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(runs.map((run) => run.status)).toEqual(runs.map(() => 'succeeded'));
    const worked = worker.seen.map(({ runId, nodeId, attempt }) => `${runId} ${nodeId} ${attempt}`);
    expect(worked).toHaveLength(RUNS * 5);
    expect(new Set(worked).size).toBe(RUNS * 5);
    for (const runId of runIds) {
      await engine.finishedEvent(runId);
      expect(await engine.finishedEvents(runId)).toHaveLength(1);
      expect(await engine.events(RunAccepted.event, runId)).toHaveLength(1);
    }
    await worker.stop();
  });

  /** Which of them committed something of the run, and so knows it. */
  const knowing = (runId: string): number[] =>
    engine.parts(OpenRunsRepository).flatMap(({ known }, at) => (known.get(runId) ? [at] : []));
  const holdsAll = (at: number) => (): true | undefined =>
    engine.parts(PartitionsService)[at]?.held.length === RESULT_PARTITIONS || undefined;

  it('each get the results of the tasks that they sent; those of one that leaves come to the other', async () => {
    const owns = engine.parts(PartitionsService).map(({ own }) => own);
    expect(new Set(owns).size).toBe(2);
    let isPatient = true;
    const worker = engine.startWorker((task) => (task.nodeId === 'last' && isPatient ? null : [resultOf(task)]));
    const runIds: string[] = Array.from({ length: RUNS }, () => randomUUID());
    await Promise.all(runIds.map((runId) => engine.request(runId)));
    const isWaiting = (run: RunReply): boolean => run.nodes.at(-1)?.status === 'dispatched';
    await Promise.all(runIds.map((runId) => engine.until(runId, isWaiting)));
    for (const runId of runIds) {
      const [own, ...others] = knowing(runId);
      expect(others).toEqual([]);
      const partitions = worker.seen.filter((task) => task.runId === runId).map(({ partition }) => partition);
      expect(new Set(partitions)).toEqual(new Set([owns[own ?? -1]]));
    }
    await engine.stopOneOf(0);
    expect(await waitUntil(holdsAll(0), { withinMs: 10_000 })).toBe(true);
    isPatient = false;
    for (const task of worker.seen.filter(({ nodeId, runId }) => nodeId === 'last' && runIds.includes(runId))) {
      await worker.report('notify', resultOf(task), task.partition);
    }
    const runs = await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(runs.map((run) => run.status)).toEqual(runs.map(() => 'succeeded'));
  });
});

import { randomUUID } from 'node:crypto';
import { REQUESTS, RunRequested, TaskDeadLettered, resultSubject, taskSubject } from '#contracts';
import type { DeadLetterReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { runRequested } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import type { FakeWorker } from './testing/fake-worker.js';

describe('a malformed message', () => {
  let engine: EngineUnderTest;
  let worker: FakeWorker;

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator dead letters');
    worker = engine.startWorker();
  });
  afterAll(() => engine.stop());

  const letterAbout = (field: string) =>
    waitUntil(async () => (await engine.deadLetters()).find((letter) => letter.field === field), { withinMs: 10_000 });

  const expectAlive = async (): Promise<void> => {
    const runId = randomUUID();
    await engine.request(runId);
    expect((await engine.ended(runId)).status).toBe('succeeded');
  };

  it('as a result becomes a dead letter that names the field, and the service lives', async () => {
    await expectAlive();
    const subject = resultSubject(engine.prefix, 'render');
    const result = { runId: 'r', nodeRunId: 'n', nodeId: 'left', outcome: 'done', logs: [], worker: 'w' };
    await engine.link.js.publish(subject, JSON.stringify({ ...result, attempt: 0 }));
    expect(await letterAbout('/attempt')).toMatchObject({ service: 'orchestrator', subject });
    await engine.link.js.publish(subject, 'no JSON at all');
    expect(await letterAbout('')).toMatchObject({ reason: expect.stringContaining('JSON') });
    await expectAlive();
  });

  it('that carries 5,000 bad results becomes one, and so do the bad ones among good ones', async () => {
    const letters = async () => (await engine.deadLetters()).filter(({ reason }) => /5000|2 of 3/.test(reason));
    const subject = resultSubject(engine.prefix, 'render');
    const bad = { runId: 'r', attempt: 0 };
    await engine.link.js.publish(subject, JSON.stringify({ results: Array.from({ length: 5000 }, () => bad) }));
    const good = { runId: randomUUID(), nodeRunId: randomUUID(), nodeId: 'n', attempt: 1, outcome: 'succeeded' };
    const late = { ...good, logs: [], outputs: {}, worker: 'w', deliveryCount: 1, startedAt: 1, finishedAt: 2 };
    await engine.link.js.publish(subject, JSON.stringify({ results: [bad, late, bad] }));
    await waitUntil(async () => ((await letters()).length === 2 ? true : undefined), { withinMs: 10_000 });
    await expectAlive();
    expect((await letters()).map(({ reason }) => reason).sort()).toEqual([
      'carries 5000 where 1000 is the most',
      expect.stringContaining('2 of 3 in this message'),
    ]);
  });

  it('as a request for a run becomes one too', async () => {
    const request = runRequested(randomUUID(), engine.workflow);
    await engine.publish(RunRequested.event, { ...request, pinned: { ...request.pinned, catalog: 'not a digest' } });
    expect(await letterAbout('/pinned/catalog')).toBeDefined();
    await expectAlive();
  });

  describe('once it is a dead letter', () => {
    const { getDeadLetter, requeueDeadLetter, discardDeadLetter, listDeadLetters } = REQUESTS.orchestrator;

    const deadLetterOf = async (subject: string, body: string): Promise<DeadLetterReply> => {
      const before = new Set((await engine.deadLetters()).map(({ id }) => id));
      await engine.link.js.publish(subject, body);
      const find = async () => (await engine.deadLetters()).find((letter) => !before.has(letter.id));
      const found = await waitUntil(find, { withinMs: 10_000 });
      if (!found) throw new Error('no dead letter came of it');
      return found;
    };

    it('is shown with its body, and requeued once: what is still malformed comes back', async () => {
      const subject = resultSubject(engine.prefix, 'render');
      const body = `{"runId":"r","padding":"${'x'.repeat(5000)}"}`;
      const letter = await deadLetterOf(subject, body);
      expect(letter).toMatchObject({ state: 'waiting', subject });
      const { id } = letter;
      expect(await engine.ask(getDeadLetter, { id })).toMatchObject({ ...letter, body, isCut: false });
      const before = (await engine.deadLetters()).length;
      expect(await engine.ask(requeueDeadLetter, { id })).toMatchObject({ id, state: 'requeued' });
      const isBack = async () => ((await engine.deadLetters()).length > before ? true : undefined);
      expect(await waitUntil(isBack, { withinMs: 10_000 })).toBe(true);
      const [back] = await engine.ask<DeadLetterReply[]>(listDeadLetters, {
        state: 'waiting',
        service: 'orchestrator',
      });
      expect(back).toMatchObject({ subject, field: letter.field });
      expect(back?.id).not.toBe(id);
      await expect(engine.ask(requeueDeadLetter, { id })).rejects.toMatchObject({ code: 'dead_letter_settled' });
      await expect(engine.ask(discardDeadLetter, { id })).rejects.toMatchObject({ code: 'dead_letter_settled' });
      expect(await engine.ask<DeadLetterReply[]>(listDeadLetters, { service: 'node-worker' })).toEqual([]);
    });

    it('can be discarded, and one whose end is not kept cannot be requeued', async () => {
      const { id } = await deadLetterOf(resultSubject(engine.prefix, 'render'), `"${'y'.repeat(150_000)}"`);
      expect(await engine.ask(getDeadLetter, { id })).toMatchObject({ isCut: true });
      await expect(engine.ask(requeueDeadLetter, { id })).rejects.toMatchObject({
        code: 'dead_letter_cut',
        status: 409,
      });
      expect(await engine.ask(discardDeadLetter, { id })).toMatchObject({ state: 'discarded' });
      const waiting = await engine.ask<DeadLetterReply[]>(listDeadLetters, { state: 'waiting' });
      expect(waiting.map((letter) => letter.id)).not.toContain(id);
      await expect(engine.ask(getDeadLetter, { id: 'orchestrator-999999' })).rejects.toMatchObject({ status: 404 });
      await expect(engine.ask(getDeadLetter, { id: 'orders-1' })).rejects.toMatchObject({ status: 404 });
    });

    it('changes nothing as a result of a run that has moved on', async () => {
      const runId = randomUUID();
      await engine.request(runId);
      const before = await engine.ended(runId);
      const [node] = before.nodes;
      const late = { runId, nodeRunId: node?.nodeRunId, nodeId: 'first', attempt: 1, outcome: 'succeeded', logs: [] };
      const result = {
        ...late,
        outputs: { cad_file: 'late' },
        worker: 'w',
        deliveryCount: 1,
        startedAt: 1,
        finishedAt: 2,
      };
      await engine.query(
        "insert into orchestrator.dead_letter (service, subject, field, reason, body) values ('orchestrator', $1, '', 'by an earlier build', $2)",
        [resultSubject(engine.prefix, 'materials'), JSON.stringify(result)],
      );
      const letter = (await engine.deadLetters())[0];
      await engine.ask(requeueDeadLetter, { id: letter?.id });
      await expectAlive();
      expect((await engine.deadLetters())[0]).toMatchObject({ id: letter?.id, state: 'requeued' });
      expect(await engine.run(runId)).toEqual(before);
    });

    it('changes nothing as a task of a run that has ended, whatever a worker makes of it', async () => {
      const runId = randomUUID();
      await engine.request(runId);
      const before = await engine.ended(runId);
      const task = worker.seen.find((one) => one.runId === runId && one.nodeId === 'left');
      const address = { pool: 'render', requires: 'none', runClass: 'live', step: 'left' } as const;
      const subject = taskSubject(engine.prefix, { ...address, nodeRunId: task?.nodeRunId ?? '' });
      await engine.publish(TaskDeadLettered.event, {
        ...{ service: 'node-worker', subject, field: '/params', reason: 'by an earlier build' },
        body: JSON.stringify(task),
      });
      const find = async () =>
        (await engine.ask<DeadLetterReply[]>(listDeadLetters, { service: 'node-worker', state: 'waiting' }))[0];
      const letter = await waitUntil(find, { withinMs: 10_000 });
      await engine.ask(requeueDeadLetter, { id: letter?.id });
      const times = () => worker.seen.filter(({ nodeRunId }) => nodeRunId === task?.nodeRunId).length;
      expect(await waitUntil(() => (times() === 2 ? true : undefined), { withinMs: 10_000 })).toBe(true);
      await expectAlive();
      expect(await engine.run(runId)).toEqual(before);
    });
  });
});

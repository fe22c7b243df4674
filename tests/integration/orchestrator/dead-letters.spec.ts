import { randomUUID } from 'node:crypto';
import { RunRequested, resultSubject } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { runRequested } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';

describe('a malformed message', () => {
  let engine: EngineUnderTest;

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator dead letters');
    engine.startWorker();
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

  it('as a request for a run becomes one too', async () => {
    const request = runRequested(randomUUID(), engine.workflow);
    await engine.publish(RunRequested.event, { ...request, pinned: { ...request.pinned, catalog: 'not a digest' } });
    expect(await letterAbout('/pinned/catalog')).toBeDefined();
    await expectAlive();
  });
});

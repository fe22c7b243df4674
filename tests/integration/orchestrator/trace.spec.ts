import { randomUUID } from 'node:crypto';
import { RunFinished } from '#contracts';
import { startTelemetry } from '#platform/telemetry';
import type { Telemetry } from '#platform/telemetry';
import { startOtlpReceiver } from '../../instance/otlp-receiver.js';
import { EngineUnderTest } from './testing/engine-under-test.js';

describe('the trace of a run', () => {
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let telemetry: Telemetry;
  let engine: EngineUnderTest;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    process.env['HARTOMAT_OTLP_URL'] = receiver.url;
    telemetry = await startTelemetry('orchestrator');
    engine = await EngineUnderTest.start('orchestrator trace');
    engine.startWorker();
  });
  afterAll(async () => {
    await engine.stop();
    await receiver.close();
  });

  it('is one, from the request over every task to the news that it finished', async () => {
    const runId = randomUUID();
    const traceId = 'ab'.repeat(16);
    await engine.request(runId, { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` });
    const run = await engine.ended(runId);
    expect(run.traceId).toBe(traceId);
    await telemetry.shutdown();
    const mine = receiver.spans.filter((span) => span.attributes['hartomat.run_id'] === runId);
    expect(new Set(mine.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(mine.filter((span) => span.name === 'apply result').length).toBeGreaterThanOrEqual(8);
    const start = mine.find((span) => span.name === 'run start');
    const published = mine.filter((span) => span.name === 'publish task');
    expect(published).toHaveLength(4);
    expect(published.every((span) => span.parentSpanId === start?.spanId)).toBe(true);
    const spanOf = (step: string) => published.find((span) => span.attributes['hartomat.step'] === step);
    expect(
      spanOf('last')
        ?.links?.map((link) => link.spanId)
        .sort(),
    ).toEqual([spanOf('left')?.spanId, spanOf('right')?.spanId].sort());
    expect(mine.filter((span) => span.name === 'run end')).toHaveLength(1);
    expect(await engine.events(RunFinished.event, runId)).toHaveLength(1);
  });
});

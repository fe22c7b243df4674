import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NodeSDK } from '@opentelemetry/sdk-node';
import { RunFinished } from '#contracts';
import { startTelemetry } from '#platform/telemetry';
import { EngineUnderTest } from './testing/engine-under-test.js';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { spanId: string }[];
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

describe('the trace of a run', () => {
  const spans: Span[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') {
        spans.push(...(JSON.parse(body) as Export).resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)));
      }
      response.end('{}');
    });
  });
  let telemetry: NodeSDK;
  let engine: EngineUnderTest;

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    process.env['HARTOMAT_OTLP_URL'] = `http://127.0.0.1:${port}`;
    telemetry = startTelemetry('orchestrator');
    engine = await EngineUnderTest.start('orchestrator trace');
    engine.startWorker();
  });
  afterAll(async () => {
    await engine.stop();
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('is one, from the request over every task to the news that it finished', async () => {
    const runId = randomUUID();
    const traceId = 'ab'.repeat(16);
    await engine.request(runId, { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` });
    const run = await engine.ended(runId);
    expect(run.traceId).toBe(traceId);
    await telemetry.shutdown();
    const attribute = (span: Span, key: string) => span.attributes.find((one) => one.key === key)?.value.stringValue;
    const mine = spans.filter((span) => attribute(span, 'hartomat.run_id') === runId);
    expect(new Set(mine.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(mine.filter((span) => span.name === 'apply result').length).toBeGreaterThanOrEqual(8);
    const start = mine.find((span) => span.name === 'run start');
    const published = mine.filter((span) => span.name === 'publish task');
    expect(published).toHaveLength(4);
    expect(published.every((span) => span.parentSpanId === start?.spanId)).toBe(true);
    const spanOf = (step: string) => published.find((span) => attribute(span, 'hartomat.step') === step);
    expect(
      spanOf('last')
        ?.links?.map((link) => link.spanId)
        .sort(),
    ).toEqual([spanOf('left')?.spanId, spanOf('right')?.spanId].sort());
    expect(mine.filter((span) => span.name === 'run end')).toHaveLength(1);
    expect(await engine.events(RunFinished.event, runId)).toHaveLength(1);
  });
});

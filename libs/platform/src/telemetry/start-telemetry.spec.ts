import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { currentTraceparent, startTelemetry, stopTelemetry, withSpan } from './index.js';

const PARENT = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;

describe('telemetry that is sent nowhere', () => {
  beforeAll(() => startTelemetry('spec', {}));
  afterAll(() => stopTelemetry());

  const idsOf = (traceparent = currentTraceparent()): string[] => FORM.exec(traceparent ?? '')?.slice(1) ?? [];

  it('gives each work ids of its own, also after it has waited, and none outside', async () => {
    const work = (): Promise<string[]> =>
      withSpan('work', {}, async () => {
        await sleep(1);
        return idsOf();
      });
    const ids = (await Promise.all([work(), work()])).flat();
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
    expect(currentTraceparent()).toBeUndefined();
  });

  it('continues the trace of its caller and of a message in spans of their own', async () => {
    await withSpan('above', {}, async () => {
      const [traceId, spanId] = idsOf();
      await withSpan('below', {}, async () => {
        expect(idsOf()[0]).toBe(traceId);
        expect(idsOf()[1]).not.toBe(spanId);
      });
    });
    await withSpan('message', { traceparent: PARENT }, async () => {
      expect(idsOf()[0]).toBe('ab'.repeat(16));
      expect(idsOf()[1]).not.toBe('cd'.repeat(8));
    });
  });

  it('throws on what the work throws, whichever call of the API it is', async () => {
    const fails = withSpan('work', {}, async () => {
      throw new Error('No.');
    });
    await expect(fails).rejects.toThrow('No.');
    const [traceId] = trace.getTracer('spec').startActiveSpan('work', () => idsOf());
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('telemetry that is sent', () => {
  it.each([{ HARTOMAT_OTLP_URL: 'http://127.0.0.1:9' }, { OTEL_METRICS_EXPORTER: 'none' }])(
    'is that of the SDK with %j',
    async (env) => {
      const { constructor } = await startTelemetry('spec', { ...env });
      await stopTelemetry();
      expect(constructor.name).toBe('NodeSDK');
    },
  );
});

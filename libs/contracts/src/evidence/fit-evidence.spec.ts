import type { Evidence } from './evidence.js';
import { fitEvidence } from './fit-evidence.js';

const log = { level: 'info' as const, code: 'part.seen', params: { name: 'x'.repeat(100) } };
const step = (at: number) => ({
  step: 'glb_export',
  key: `glb_export:${at}`,
  inputs: {},
  outputs: {},
  logs: [log, log],
});
const evidence: Evidence = {
  version: 1,
  path: 'graph',
  runId: 'run-1',
  deliveryId: 'delivery-1',
  orderLineId: 'line-1',
  generation: 1,
  status: { code: 'succeeded' },
  environment: null,
  steps: Array.from({ length: 100 }, (_, at) => step(at)),
  mediaAssets: [
    { name: 'a.png', mediaType: 'image/png', sha256: 'a'.repeat(64), byteLength: 1, width: 1, height: 1, idMask: null },
  ],
  catalogWrites: [],
  notifications: [],
  timings: { startedAt: 0, finishedAt: 1 },
};

describe('fitEvidence', () => {
  it('leaves what fits as it is', () => {
    expect(fitEvidence(evidence)).toBe(evidence);
  });

  it('leaves out the logs first and says so', () => {
    const fitted = fitEvidence(evidence, 20_000);
    expect(fitted.leftOut).toBe('logs');
    expect(fitted.steps.map(({ key, logs }) => [key, logs])).toEqual(evidence.steps.map(({ key }) => [key, []]));
  });

  it('leaves out the steps where that is not enough, and never what is delivered', () => {
    const fitted = fitEvidence(evidence, 1_000);
    expect([fitted.leftOut, fitted.steps]).toEqual(['steps', []]);
    expect(fitted.mediaAssets).toEqual(evidence.mediaAssets);
  });
});

import { buildEvidence } from './build-evidence.js';
import type { PerformedStep } from './build-evidence.js';

const head = {
  path: 'legacy' as const,
  runId: 'run-1',
  deliveryId: 'delivery-1',
  orderLineId: 'line-1',
  generation: 1,
  status: { code: 'succeeded' as const },
  timings: { startedAt: 0, finishedAt: 1 },
};
const convert = (name: string, render = 'still'): PerformedStep => ({
  step: 'image_convert',
  inputs: { render },
  outputs: { render: { images: [name] } },
  logs: [{ level: 'info', code: 'image.converted', params: { name } }],
  environment: null,
});
const keysOf = (performed: PerformedStep[]) =>
  Object.fromEntries(buildEvidence(head, performed).steps.map(({ key, logs }) => [logs[0]?.params['name'], key]));

describe('the key of a step in evidence', () => {
  it('depends on what the step was given, not on its place', () => {
    const [one, other] = [convert('a.jpg'), convert('b.jpg', 'turn')];
    expect(keysOf([one, other])).toEqual(keysOf([other, one]));
    expect(new Set(Object.values(keysOf([one, other]))).size).toBe(2);
  });

  it('tells two conversions of one render apart, whichever came first', () => {
    const [jpeg, webp] = [convert('still.jpg'), convert('still.webp')];
    const keys = keysOf([jpeg, webp]);
    expect(keysOf([webp, jpeg])).toEqual(keys);
    expect(keys['still.webp']).toBe(`${keys['still.jpg']}#2`);
  });
});

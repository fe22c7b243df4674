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

describe('what a path delivers, in evidence', () => {
  const asset = (name: string, byteLength: number) => ({
    ...{ name, byteLength, mediaType: 'image/webp', sha256: 'a'.repeat(64) },
    ...{ width: 8, height: 8, idMask: null },
  });
  const save = (...assets: ReturnType<typeof asset>[]): PerformedStep => ({
    ...{ step: 'output_save', inputs: {}, outputs: { media_assets: assets }, logs: [], environment: null },
  });
  const tell = (...recipients: string[]): PerformedStep => ({
    ...{ step: 'notify', inputs: {}, logs: [], environment: null },
    outputs: { receipt: { notifications: recipients.map((recipient) => ({ recipient })) } },
  });

  it('has its assets in the order of saving, whatever their length is', () => {
    const first = save(asset('angle-01.webp', 1516), asset('angle-02.webp', 900), asset('angle-03.webp', 10_000));
    const { mediaAssets } = buildEvidence(head, [first, convert('a.jpg'), save(asset('model.glb', 1))]);
    expect(mediaAssets.map(({ name }) => name)).toEqual([
      ...['angle-01.webp', 'angle-02.webp', 'angle-03.webp', 'model.glb'],
    ]);
  });

  it('tells people in the order in which the step names them', () => {
    const { notifications } = buildEvidence(head, [tell('b@x', 'a@x'), tell('c@x')]);
    expect(notifications.map(({ recipient }) => recipient)).toEqual(['b@x', 'a@x', 'c@x']);
  });
});

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

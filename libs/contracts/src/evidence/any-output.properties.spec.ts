import fc from 'fast-check';
import { canonicalJson, sha256Hex } from '#workflow-core';
import { buildEvidence } from './build-evidence.js';
import type { PerformedStep } from './build-evidence.js';
import { digestOf } from './canonical-json.js';
import { plainJson, storableJson } from './plain-json.js';

const head = {
  path: 'legacy' as const,
  runId: 'run-1',
  deliveryId: 'delivery-1',
  orderLineId: 'line-1',
  generation: 1,
  status: { code: 'succeeded' as const },
  timings: { startedAt: 0, finishedAt: 1 },
};

const circle: Record<string, unknown> = { name: 'a' };
circle['self'] = circle;
let deep: unknown = 'end';
for (let level = 0; level < 20_000; level += 1) deep = [deep];

/** Values that JSON libraries reject or change. */
const ODD: Record<string, unknown> = {
  NaN: NaN,
  Infinity: Infinity,
  date: new Date(0),
  'invalid date': new Date(NaN),
  undefined: undefined,
  'undefined in a list': [undefined, 1],
  'a hole in a list': Array(2),
  bigint: 10n,
  symbol: Symbol('x'),
  function: () => 1,
  circle,
  deep,
  bytes: new Uint8Array(3),
  map: new Map([[1, 2]]),
  'a getter that throws': Object.defineProperty({}, 'x', { enumerable: true, get: () => JSON.parse('{') as unknown }),
  'toJSON that throws': { toJSON: () => JSON.parse('{') as unknown },
  'toJSON that answers itself': { toJSON: () => circle },
  'a proxy that refuses': new Proxy({}, { ownKeys: () => JSON.parse('{') as never }),
  'U+0000': 'a\0b',
  'half of a surrogate pair': 'a\ud800b',
  'a key with U+0000': { 'a\0': 1 },
};

const odd = fc.constantFrom(...Object.values(ODD));
const anything = fc.oneof(
  odd,
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withSparseArray: true, withMap: true }),
  fc.anything({ values: [odd, fc.string({ unit: 'binary' })], withNullPrototype: true }),
);
const PORTS = ['media_assets', 'materials', 'receipt', 'render'];
const performed = fc.record({
  step: fc.constant('glb_export'),
  inputs: fc.oneof(fc.dictionary(fc.string(), anything), anything),
  outputs: fc.oneof(
    fc.dictionary(fc.constantFrom(...PORTS), anything),
    fc.record({ materials: fc.record({ catalogWrites: anything }), receipt: fc.record({ notifications: anything }) }),
    anything,
  ),
  logs: fc.array(fc.record({ level: fc.constant('info'), code: fc.string({ unit: 'binary' }), params: anything }), {
    maxLength: 3,
  }),
  environment: fc.oneof(fc.constant(null), anything),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<PerformedStep>;

/** What jsonb takes: JSON without U+0000 and halves of surrogate pairs. */
function expectStorable(value: unknown): void {
  const text = JSON.stringify(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
}

describe('evidence of any output of a step', () => {
  it('is made, and can be stored', () => {
    fc.assert(
      fc.property(fc.array(performed, { maxLength: 3 }), (steps) => {
        const evidence = buildEvidence(head, steps);
        expect(evidence.steps).toHaveLength(steps.length);
        expectStorable(evidence);
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.keys(ODD))('is made of %s', (name) => {
    const evidence = buildEvidence(head, [
      { step: 'notify', inputs: {}, outputs: { odd: ODD[name] }, logs: [], environment: null },
    ]);
    expect(evidence.steps[0]?.outputs).toEqual({ odd: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('keeps what is delivered beside what cannot be read', () => {
    const asset = { name: 'a.png', width: NaN };
    const outputs = { media_assets: [asset], receipt: { notifications: 'none' }, materials: null };
    const evidence = buildEvidence(head, [{ step: 'notify', inputs: {}, outputs, logs: [], environment: null }]);
    expect(evidence).toMatchObject({ mediaAssets: [{ name: 'a.png', width: null }], notifications: [] });
  });
});

describe('the digest of a value', () => {
  it('is that of its canonical JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(digestOf(value)).toBe(sha256Hex(canonicalJson(value)))));
  });

  it('is that of the JSON that the graph transports, so that both paths have the same', () => {
    const values = [NaN, [undefined, 1], new Date(0), { at: new Date(0), gone: undefined, size: Infinity }];
    for (const value of values) expect(digestOf(value)).toBe(digestOf(JSON.parse(JSON.stringify(value))));
  });

  it('distinguishes values that JSON cannot represent', () => {
    const said = [10n, 11n, circle, new Uint8Array(1), new Uint8Array(2)].map(digestOf);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('plainJson', () => {
  it('has no -0, which JSON does not know', () => {
    expect(plainJson([-0, { a: -0 }])).toEqual([0, { a: 0 }]);
  });

  it('is plain JSON wherever JSON can represent the value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withSparseArray: true, withMap: true, withBoxedValues: true }),
        (value) => {
          const text = JSON.stringify(value) as string | undefined;
          expect(plainJson(value)).toEqual(text === undefined ? null : JSON.parse(text));
        },
      ),
      { examples: [[[{ valueOf: false }]], [{ valueOf: () => 1 }]] },
    );
  });
});

describe('storableJson', () => {
  it('leaves what can be stored as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        expect(storableJson(value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

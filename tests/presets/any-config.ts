import fc from 'fast-check';
import { definitions } from '#nodes/definitions';

const PRESETS = ['still', 'still_with_exports', 'turntable', 'multi_angle', 'custom'];
const STEPS = [...new Set(definitions.map(({ step }) => step))];

const view = fc.record({
  azimuth: fc.oneof(fc.integer({ min: -360, max: 360 }), fc.double({ min: -360, max: 360, noNaN: true })),
  elevation: fc.integer({ min: -90, max: 90 }),
});
const text = fc.constantFrom('a@b.example', 'c@d.example', 'ops');
const side = fc.constantFrom(64, 65, 96, 1024, 4096);

/** What each param may be when people wrote it well. */
const GOOD: Record<string, fc.Arbitrary<unknown>> = {
  engine: fc.constantFrom('cycles', 'threejs'),
  samples: fc.constantFrom(1, 16, 4096),
  resolution: fc.tuple(side, side),
  format: fc.constantFrom('png', 'jpg', 'jpeg', 'webp', 'avif', 'webp-animated'),
  transparent: fc.boolean(),
  angles: fc.array(view, { minLength: 1, maxLength: 36, size: 'small' }),
  frames: fc.constantFrom(2, 6, 120),
  fps: fc.constantFrom(1, 12, 60),
  exports: fc.uniqueArray(fc.constantFrom('glb', 'jpg')),
  notify: fc.record(
    { channel: fc.constantFrom('in_app', 'email'), recipients: fc.uniqueArray(text) },
    { requiredKeys: [] },
  ),
  steps: fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 12 }),
};

/** Just beyond what is good, by param: what people mistype, and what other releases may have known. */
const NEAR: Record<string, unknown[]> = {
  engine: ['Cycles', 'blender', '', 'eevee'],
  samples: [0, 4097, 1.5, '64', -1],
  resolution: [[63, 64], [64, 4097], [64], [64, 64, 64], ['64', '64'], [0, 0], [0, 64], 64, [64.5, 64]],
  format: ['PNG', 'gif', '', 'bmp', 'constructor', '.jpg'],
  transparent: ['true', 1, 0],
  angles: [
    [],
    [{ azimuth: 361, elevation: 0 }],
    [{ azimuth: 0 }],
    [{ azimuth: 0, elevation: 0, roll: 1 }],
    [null],
    [{ azimuth: '0', elevation: 0 }],
    Array.from({ length: 37 }, () => ({ azimuth: 0, elevation: 0 })),
  ],
  frames: [0, 1, 121, 2.5, '6'],
  fps: [0, 61, 12.5, '12'],
  exports: [['GLB'], ['jpeg'], ['glb', 'glb'], 'glb', [null]],
  notify: [
    { channel: '' },
    { channel: 'sms' },
    { recipients: [] },
    { recipients: ['a', 'a'] },
    { recipients: [''] },
    { recipients: 'a' },
    { recipients: Array.from({ length: 21 }, (_, i) => `r${i}`) },
    null,
    'ops',
    [],
  ],
  steps: [[], ['sparkle'], ['threejs_render', null], 'notify', [''], ['constructor', 'output_save']],
};

const params = fc.record(
  Object.fromEntries(
    Object.entries(GOOD).map(([name, good]) => {
      const near = fc.constantFrom<unknown>(...(NEAR[name] ?? []), null, {}, [], -1, 'x');
      return [name, fc.oneof({ weight: 12, arbitrary: good }, near)];
    }),
  ),
  { requiredKeys: [] },
);

/** Legacy preset configs over all presets and params, most of them good and some with values just beyond. */
export const anyConfig = fc.record({
  preset: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...PRESETS) }, fc.constantFrom('hologram', 'Still', '')),
  params: fc
    .tuple(params, fc.option(fc.constantFrom('Samples', 'watermark', 'constructor'), { freq: 9 }))
    .map(([known, extra]) => (extra ? { ...known, [extra]: 1 } : known)),
});

import { canonicalJson, convertPreset, planRun, validateWorkflow } from '#workflow-core';
import { pipelineFor } from '../../apps/orders/legacy-pipeline/pipeline.js';
import { openTwoWalks } from './two-walks.js';
import type { TwoWalks } from './two-walks.js';
import { REAL } from './walk-graph.js';

type Params = Record<string, unknown>;

const ANGLES = [
  { azimuth: 0, elevation: 20 },
  { azimuth: -120.5, elevation: -35 },
];
const NOTIFY = { recipients: ['b@hartomat.example', 'a@hartomat.example'] };
const CHAIN = ['threejs_render', 'image_convert', 'output_save', 'notify'];

/** The asset names of each preset, with params besides engine and size. */
const THREEJS: [string, Params, string[]][] = [
  ['still', {}, ['still.png']],
  ['still', { resolution: [64, 96], format: 'jpg', transparent: true, notify: NOTIFY }, ['still.jpg']],
  ['still', { format: 'avif' }, ['still.avif']],
  ['still', { format: 'webp-animated' }, ['turntable.webp']],
  ['still_with_exports', { exports: ['jpg', 'glb'] }, ['model.glb', 'still.jpg', 'still.png']],
  ['still_with_exports', { exports: ['jpg'], format: 'webp' }, ['still.jpg', 'still.webp']],
  ['still_with_exports', { exports: ['jpg'], format: 'jpeg' }, ['still.jpg']],
  ['multi_angle', { angles: ANGLES }, ['angle-01.png', 'angle-02.png']],
  [
    'multi_angle',
    { angles: ANGLES, exports: ['jpg', 'glb'], transparent: true },
    ['angle-01.jpg', 'angle-01.png', 'angle-02.jpg', 'angle-02.png', 'model.glb'],
  ],
  ['turntable', { frames: 3, fps: 12 }, ['turntable.webp']],
  ['turntable', { frames: 2, format: 'webp', exports: ['jpg'] }, ['frame-001.jpg', 'frame-002.jpg', 'turntable.webp']],
  ['turntable', { frames: 2, format: 'jpg' }, ['frame-001.jpg', 'frame-002.jpg']],
  ['custom', { steps: ['threejs_render', 'output_save'] }, ['still.png']],
  [
    'custom',
    { steps: ['output_save', 'notify'], format: 'jpg', exports: ['glb', 'jpg'], notify: NOTIFY },
    ['model.glb', 'still.jpg'],
  ],
  ['custom', { steps: CHAIN, angles: ANGLES, format: 'webp' }, ['angle-01.webp', 'angle-02.webp']],
  ['custom', { steps: CHAIN, frames: 2, fps: 5, format: 'webp-animated' }, ['turntable.webp']],
  ['custom', { steps: CHAIN, format: 'webp', exports: ['jpg'] }, ['still.jpg', 'still.webp']],
  ['custom', { steps: ['threejs_render', 'glb_export', 'output_save'], exports: ['jpg'] }, ['still.jpg', 'still.png']],
  ['custom', { steps: ['glb_export', 'output_save', 'notify'], exports: ['glb'] }, ['model.glb']],
  [
    'custom',
    { steps: ['threejs_render', 'output_save', 'image_convert', 'output_save', 'notify'], format: 'jpg' },
    ['still.jpg', 'still.png'],
  ],
];
const BLENDER: typeof THREEJS = [
  ['still', { engine: 'cycles', samples: 4, format: 'jpg' }, ['still.jpg']],
  ['still_with_exports', { engine: 'cycles', exports: ['jpg', 'glb'] }, ['model.glb', 'still.jpg', 'still.png']],
  ['multi_angle', { engine: 'cycles', angles: ANGLES, samples: 2 }, ['angle-01.png', 'angle-02.png']],
];
// Blender's turntable step joins its frames itself.
const ALL = [...THREEJS, ...(REAL.has('blender_still') ? BLENDER : [])];
/** The last of each preset, which has the most in it; every one with all tests. */
const CONFIGS = process.env['HARTOMAT_TEST_ALL'] ? ALL : [...new Map(THREEJS.map((one) => [one[0], one])).values()];

describe.each(CONFIGS)('preset %s with %j', (preset, given, names) => {
  const size = names.join() === 'model.glb' ? {} : { resolution: [96, 96] };
  const config = { preset, params: { engine: 'threejs', ...size, ...given } };
  const { workflow, report } = convertPreset(config, REAL);

  it('converts to a workflow that validates, without a note about anything left out', () => {
    const doubts = report.filter(({ severity, code }) => severity !== 'info' && !HARMLESS.has(code));
    expect(doubts).toEqual([]);
    const errors = validateWorkflow(workflow!, REAL).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  it('calls every step with the same settings on both paths', () => {
    const planned = planRun(workflow!, REAL).nodes;
    const asked = planned.map(({ step, params }) => canonicalJson({ step, params })).sort();
    const legacy = pipelineFor(config).map(({ step, settings }) => {
      const known = Object.keys(planned.find((node) => node.step === step)?.params ?? {});
      const params = Object.fromEntries(known.map((key) => [key, settings[key]]));
      return canonicalJson({ step, params });
    });
    expect(legacy.sort()).toEqual(asked);
  });

  it('does the same on both paths: inputs, outputs and logs of every step, and the delivery', async () => {
    const pinned = await walks.pin(config);
    const [legacy, graph] = [await walks.legacy(pinned), await walks.graph(workflow!, pinned)];
    expect(legacy.status).toEqual({ code: 'succeeded' });
    expect(graph).toEqual(legacy);
    expect([...new Set(legacy.mediaAssets.map(({ name }) => name))].sort()).toEqual(names);
    expect(new Set(legacy.steps.map(({ key }) => key)).size).toBe(legacy.steps.length);
  });
});

/** Expected notes: steps that name their renderer, or deliver no notification. */
const HARMLESS = new Set(['not_used', 'unused_output', 'no_effect_node']);

let walks: TwoWalks;
beforeAll(async () => void (walks = await openTwoWalks()));
afterAll(() => walks.close());

describe('a preset that cannot be rendered', () => {
  it.each([
    ['hologram', {}, 'preset_unknown'],
    ['turntable', { frames: 'many' }, 'preset_incomplete'],
    ['multi_angle', { angles: [{ azimuth: 1 }] }, 'preset_incomplete'],
    ['multi_angle', { angles: [{ azimuth: 1 }], engine: 'cycles' }, 'preset_incomplete'],
    ['custom', { steps: ['sparkle'] }, 'preset_incomplete'],
  ])('fails on legacy with a clear code: %s %j', async (preset, params, code) => {
    const pinned = await walks.pin({ preset, params });
    const { status, steps } = await walks.legacy(pinned);
    expect(status).toMatchObject({ code: 'failed', failure: { code, retryable: false } });
    expect(steps.map(({ step }) => step)).toEqual(['order_line_setup']);
    expect(convertPreset({ preset, params }, REAL).workflow).toBeNull();
  });
});

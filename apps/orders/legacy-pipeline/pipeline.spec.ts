import { pipelineFor } from './pipeline.js';

const PREFIX = [
  'order_line_setup',
  'glb_export',
  'resolve_template',
  'material_map_resolve',
  'auto_populate_materials',
  'glb_bbox',
];
const ANGLES = [{ azimuth: 10, elevation: 20 }];

const pipeline = (preset: string, params: Record<string, unknown> = {}) => pipelineFor({ preset, params });
const stepsOf = (preset: string, params: Record<string, unknown>) => pipeline(preset, params).map(({ step }) => step);
const settingsOf = (step: string, preset: string, params: Record<string, unknown>) =>
  pipeline(preset, params).find((one) => one.step === step)?.settings;

describe('pipelineFor', () => {
  it.each([
    ['still', {}, ['threejs_render']],
    ['still', { engine: 'cycles', format: 'jpg' }, ['blender_still', 'image_convert']],
    ['still_with_exports', { exports: ['glb'] }, ['threejs_render']],
    ['still_with_exports', { exports: ['jpg'], format: 'webp' }, ['threejs_render', 'image_convert', 'image_convert']],
    ['still_with_exports', { exports: ['jpg'], format: 'jpg' }, ['threejs_render', 'image_convert']],
    ['multi_angle', { angles: ANGLES }, ['threejs_render']],
    ['multi_angle', { angles: ANGLES, engine: 'cycles' }, ['blender_still']],
    ['turntable', { frames: 12 }, ['threejs_render', 'image_convert']],
    ['turntable', { frames: 12, engine: 'cycles', format: 'webp' }, ['blender_turntable']],
    ['turntable', { frames: 12, engine: 'cycles', format: 'jpg' }, ['blender_turntable', 'image_convert']],
  ])('performs %s %j in a fixed order', (preset, params, middle) => {
    expect(stepsOf(preset, params)).toEqual([...PREFIX, ...middle, 'output_save', 'notify']);
  });

  it('inserts before a custom step what it lacks, once', () => {
    const steps = ['resolve_template', 'output_save', 'notify'];
    const expected = ['order_line_setup', 'resolve_template', 'glb_export', ...PREFIX.slice(3), 'blender_still'];
    expect(stepsOf('custom', { steps, engine: 'cycles' })).toEqual([...expected, 'output_save', 'notify']);
  });

  it('takes each value from the last step that made it, and saves all pictures in the order of their makers', () => {
    const steps = pipeline('still_with_exports', { format: 'webp', exports: ['glb', 'jpg'] });
    expect(steps.filter(({ step }) => step === 'image_convert').map(({ sources }) => sources)).toEqual([
      { render: 'render' },
      { render: 'render' },
    ]);
    const save = steps.find(({ step }) => step === 'output_save');
    expect(save?.sources).toEqual({
      render: ['convert', 'convert_2'],
      glb: ['export'],
      materials: ['auto_populate_materials'],
    });
    expect(save?.settings).toEqual({ deliverModel: true });
  });

  it('hands every choice to the steps that know it', () => {
    const params = { frames: 24, fps: 12, resolution: [800, 600], transparent: true, samples: 9, angles: ANGLES };
    expect(settingsOf('threejs_render', 'turntable', params)).toEqual({
      ...{ width: 800, height: 600, transparent: true, frames: 24 },
      angles: [],
    });
    expect(settingsOf('image_convert', 'turntable', params)).toMatchObject({ format: 'webp-animated', fps: 12 });
    expect(settingsOf('blender_turntable', 'turntable', { ...params, engine: 'cycles' })).toEqual({
      ...{ width: 800, height: 600, transparent: true, frames: 24, fps: 12, samples: 9 },
    });
    const notify = { channel: 'email', recipients: ['a@hartomat.example'] };
    expect(settingsOf('notify', 'still', { notify })).toEqual(notify);
  });

  it('names whose pixels a step makes', () => {
    const renders = (engine: string) => pipeline('still', { engine }).flatMap((step) => step.renders ?? []);
    expect([renders('threejs'), renders('cycles')]).toEqual([['renderer'], ['blender']]);
  });

  it.each([
    { engine: 'vray' },
    { resolution: [800] },
    { resolution: [10, 10] },
    { resolution: 'large' },
    { format: 'tiff' },
    { format: 'constructor' },
    { transparent: 'yes' },
    { samples: -1 },
    { notify: 'me' },
    { notify: { channel: 'pigeon', recipients: 'all' } },
    { angles: ANGLES, frames: 12, steps: ['notify'], exports: ['jpg'] },
    { colour: 'red' },
  ])('takes %j for a plain still: what is unknown, wrong or of another preset is not there', (params) => {
    const plain = (of: Record<string, unknown>) =>
      pipeline('still', of).map(({ step, settings }) => ({ step, settings }));
    expect(plain(params)).toEqual(plain({}));
  });

  it('is lenient to params that are no object', () => {
    expect(pipelineFor({ preset: 'still', params: null as never })).toHaveLength(9);
  });

  it.each([
    ['hologram', {}, 'preset_unknown', { preset: 'hologram' }],
    ['constructor', {}, 'preset_unknown', { preset: 'constructor' }],
    ['turntable', {}, 'preset_incomplete', { param: 'frames' }],
    ['turntable', { frames: 1 }, 'preset_incomplete', { param: 'frames' }],
    ['multi_angle', {}, 'preset_incomplete', { param: 'angles' }],
    ['multi_angle', { angles: [{ azimuth: 0, elevation: 120 }] }, 'preset_incomplete', { param: 'angles' }],
    ['custom', {}, 'preset_incomplete', { param: 'steps' }],
    ['custom', { steps: ['sparkle'] }, 'preset_incomplete', { param: 'steps' }],
  ])('says what is wrong with %s %j', (preset, params, code, details) => {
    expect(() => pipeline(preset, params)).toThrow(
      expect.objectContaining({ code, retryable: false, details: expect.objectContaining(details) }),
    );
  });
});

import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { bindInputs } from '../binding/bind-inputs.js';
import { convertPreset } from './convert-preset.js';
import { fullPipeline, stillPipeline } from './testing/pipeline-definitions.js';

const convert = (preset: string, params: Record<string, unknown>, definitions: NodeDefinitions = fullPipeline) =>
  convertPreset({ preset, params }, definitions);
const stepsOf = (workflow: Workflow | null) => workflow?.nodes.map(({ id, step }) => `${id}:${step}`).slice(6);
const paramsOf = (workflow: Workflow | null, id: string) => workflow?.nodes.find((node) => node.id === id)?.params;
const sourcesOf = (workflow: Workflow | null, id: string, input: string) => {
  const bindings = workflow ? bindInputs(workflow, fullPipeline).get(id) : undefined;
  return bindings?.find((binding) => binding.input === input)?.producers.map(({ nodeId }) => nodeId);
};
const notes = ({ report }: ReturnType<typeof convertPreset>) =>
  report.map(({ severity, code, path }) => `${severity} ${code} ${path}`);

const PREFIX = [
  'setup:order_line_setup',
  'export:glb_export',
  'template:resolve_template',
  'map:material_map_resolve',
  'materials:auto_populate_materials',
  'bbox:glb_bbox',
];
const END = ['save:output_save', 'notify:notify'];
const ANGLES = [
  { azimuth: 0, elevation: 20 },
  { azimuth: 90, elevation: 20 },
];

describe('convertPreset', () => {
  it('draws a still with plain edges only where one is needed', () => {
    const { workflow, report } = convert('still', { engine: 'threejs' }, stillPipeline);
    expect(report).toEqual([]);
    expect(workflow?.nodes.map(({ id, step }) => `${id}:${step}`)).toEqual([
      ...PREFIX,
      'render:threejs_render',
      ...END,
    ]);
    expect(workflow?.edges.map(({ from, to, ...ports }) => ({ edge: `${from} > ${to}`, ...ports }))).toEqual(
      [
        'setup > export',
        'setup > template',
        'export > map',
        'map > materials',
        'export > bbox',
        'template > render',
        'materials > render',
        'bbox > render',
        'render > save',
        'save > notify',
      ].map((edge) => ({ edge })),
    );
  });

  it('lays the nodes out from left to right, none on another, with their labels', () => {
    const { workflow } = convertPreset({ preset: 'still', params: { engine: 'threejs' } }, stillPipeline, { key: 'k' });
    const uis = new Map(workflow?.nodes.map(({ id, ui }) => [id, ui as { position: { x: number; y: number } }]));
    for (const { from, to } of workflow?.edges ?? [])
      expect(uis.get(from)?.position.x).toBeLessThan(uis.get(to)?.position.x ?? 0);
    expect(new Set([...uis.values()].map(({ position }) => `${position.x} ${position.y}`)).size).toBe(9);
    expect(uis.get('template')).toMatchObject({ type: 'templateNode', label: 'The resolve_template' });
    expect(workflow?.ui).toEqual({ convertedFrom: { preset: 'still', key: 'k' } });
  });

  it.each([
    ['still', { engine: 'cycles' }, ['render:blender_still']],
    ['still', { engine: 'cycles', format: 'jpg' }, ['render:blender_still', 'convert:image_convert']],
    ['still', { engine: 'threejs', format: 'png' }, ['render:threejs_render']],
    ['still_with_exports', { engine: 'threejs', exports: ['glb'] }, ['render:threejs_render']],
    ['still_with_exports', { engine: 'threejs', exports: ['jpg'] }, ['render:threejs_render', 'convert:image_convert']],
    ['multi_angle', { engine: 'threejs', angles: ANGLES }, ['render:threejs_render']],
    ['multi_angle', { engine: 'cycles', angles: ANGLES }, ['render:blender_still']],
    ['turntable', { engine: 'cycles', frames: 36, fps: 12 }, ['render:blender_turntable']],
    ['turntable', { engine: 'cycles', frames: 36, format: 'webp' }, ['render:blender_turntable']],
    ['turntable', { engine: 'threejs', frames: 36 }, ['render:threejs_render', 'convert:image_convert']],
  ])('converts %s %j without a remark', (preset, params, middle) => {
    const { workflow, report } = convert(preset, params);
    expect(report).toEqual([]);
    expect(stepsOf(workflow)).toEqual([...middle, ...END]);
  });

  it('hands every setting to the node whose schema knows it', () => {
    const { workflow, report } = convert('still', {
      engine: 'cycles',
      samples: 128,
      resolution: [800, 600],
      format: 'jpg',
      transparent: true,
      notify: { recipients: ['a@b.example'] },
    });
    expect(report).toEqual([]);
    expect(paramsOf(workflow, 'render')).toEqual({ width: 800, height: 600, samples: 128, transparent: true });
    expect(paramsOf(workflow, 'convert')).toEqual({ format: 'jpeg' });
    expect(paramsOf(workflow, 'notify')).toEqual({ recipients: ['a@b.example'] });
  });

  it('gives angles to the renderer of either engine', () => {
    for (const engine of ['cycles', 'threejs'])
      expect(paramsOf(convert('multi_angle', { engine, angles: ANGLES }).workflow, 'render')).toEqual({
        angles: ANGLES,
      });
  });

  it('puts the frames of a threejs turntable together, and leaves those of Blender to Blender', () => {
    const params = { frames: 36, fps: 12 };
    const threejs = convert('turntable', { engine: 'threejs', ...params }).workflow;
    expect(paramsOf(threejs, 'render')).toEqual({ frames: 36 });
    expect(paramsOf(threejs, 'convert')).toEqual({ format: 'webp-animated', fps: 12 });
    expect(paramsOf(convert('turntable', { engine: 'cycles', ...params }).workflow, 'render')).toEqual(params);
  });

  it('delivers exports beside the pictures', () => {
    const { workflow } = convert('still_with_exports', { engine: 'cycles', format: 'webp', exports: ['glb', 'jpg'] });
    expect(paramsOf(workflow, 'save')).toEqual({ deliverModel: true });
    expect(paramsOf(workflow, 'convert_2')).toEqual({ format: 'jpeg' });
    expect(sourcesOf(workflow, 'convert_2', 'render')).toEqual(['render']);
    expect(sourcesOf(workflow, 'save', 'render')).toEqual(['convert', 'convert_2']);
    expect(sourcesOf(workflow, 'save', 'glb')).toEqual(['export']);
    const plain = convert('still_with_exports', { engine: 'cycles', exports: ['jpg'] }).workflow;
    expect(sourcesOf(plain, 'save', 'render')).toEqual(['convert', 'render']);
  });

  it('inserts what a custom chain lacks and says so', () => {
    const steps = ['order_line_setup', 'threejs_render', 'output_save'];
    const result = convert('custom', { steps });
    expect(result.workflow?.nodes.map(({ id }) => id)).toEqual(
      'setup export template map materials bbox render save'.split(' '),
    );
    expect(notes(result)).toEqual(new Array(5).fill('info producer_inserted /params/steps/1'));
    expect(result.workflow?.edges).toHaveLength(7);
  });

  it('takes a renderer by the engine, and a conversion by the format, where a custom chain lacks them', () => {
    const params = { steps: ['output_save', 'notify'], engine: 'cycles', format: 'jpg', exports: ['glb'] };
    const { workflow, report } = convert('custom', params);
    expect(stepsOf(workflow)?.slice(-4)).toEqual(['render:blender_still', 'convert:image_convert', ...END]);
    expect(paramsOf(workflow, 'convert')).toEqual({ format: 'jpeg' });
    expect(paramsOf(workflow, 'save')).toEqual({ deliverModel: true });
    expect(report.every(({ code }) => code === 'producer_inserted')).toBe(true);
  });

  it('warns where a later step of a custom chain hides what an earlier one made', () => {
    const result = convert('custom', { steps: ['threejs_render', 'blender_still', 'output_save'] });
    expect(notes(result)).toContain('warning unused_output /params/steps/0');
    expect(result.workflow).not.toBeNull();
  });

  it.each([
    ['an unknown key', 'still', { engine: 'cycles', colour: 1 }, 'unknown_key /params/colour'],
    ['an unknown key inside', 'still', { engine: 'cycles', notify: { cc: [] } }, 'unknown_key /params/notify/cc'],
    ['a key of another preset', 'still', { engine: 'cycles', frames: 3 }, 'not_used /params/frames'],
    ['exports of a plain still', 'still', { engine: 'cycles', exports: ['glb'] }, 'not_used /params/exports'],
    ['no exports', 'still_with_exports', { engine: 'cycles' }, 'missing_value /params/exports'],
    ['no engine', 'still', {}, 'engine_assumed /params/engine'],
    ['what the renderer does not know', 'still', { engine: 'threejs', samples: 3 }, 'param_left_out /params/samples'],
    ['a channel', 'still', { engine: 'cycles', notify: { channel: 'x' } }, 'param_left_out /params/notify/channel'],
    ['png frames', 'turntable', { engine: 'threejs', frames: 9, format: 'png' }, 'value_replaced /params/format'],
    ['an engine that is not chosen', 'custom', { engine: 'cycles', steps: ['glb_export'] }, 'not_used /params/engine'],
    ['a chain that delivers nothing', 'custom', { steps: ['glb_export'] }, 'no_effect_node '],
  ])('converts with a warning: %s', (_, preset, params, note) => {
    const result = convert(preset, params);
    expect(notes(result)).toContain(`warning ${note}`);
    expect(result.workflow).not.toBeNull();
  });

  it.each([
    ['an engine', 'still', { engine: 'vray' }, 'bad_value /params/engine'],
    ['a resolution of one number', 'still', { resolution: [1] }, 'bad_value /params/resolution'],
    ['a resolution of texts', 'still', { resolution: ['1', '2'] }, 'bad_value /params/resolution'],
    ['a size that the schema refuses', 'still', { resolution: [512, 8192] }, 'invalid_params /params/resolution/1'],
    ['samples that are a text', 'still', { engine: 'cycles', samples: 'x' }, 'invalid_params /params/samples'],
    ['a format that is a number', 'still', { format: 5 }, 'bad_value /params/format'],
    ['an unsupported format', 'still', { format: 'tiff' }, 'invalid_params /params/format'],
    ['a recipient', 'still', { notify: { recipients: ['a', 1] } }, 'invalid_params /params/notify/recipients/1'],
    ['notify as a text', 'still', { notify: 'me' }, 'bad_value /params/notify'],
    ['an export', 'still_with_exports', { exports: ['glb', 'stl'] }, 'bad_value /params/exports/1'],
    ['exports as a text', 'still_with_exports', { exports: 'glb' }, 'bad_value /params/exports'],
    ['no angles', 'multi_angle', { engine: 'cycles' }, 'missing_value /params/angles'],
    ['an empty list of angles', 'multi_angle', { angles: [] }, 'missing_value /params/angles'],
    ['half an angle', 'multi_angle', { angles: [{ azimuth: 1 }] }, 'missing_value /params/angles/0/elevation'],
    ['no frames', 'turntable', { engine: 'threejs' }, 'missing_value /params/frames'],
    ['no frames for Blender', 'turntable', { engine: 'cycles' }, 'missing_value /params/frames'],
    ['a turn of no frames', 'turntable', { engine: 'threejs', frames: 0 }, 'missing_value /params/frames'],
    ['no steps', 'custom', {}, 'missing_value /params/steps'],
    ['steps as a text', 'custom', { steps: 'notify' }, 'bad_value /params/steps'],
    ['too many steps', 'custom', { steps: new Array(201).fill('notify') }, 'bad_value /params/steps'],
    ['a step that is none', 'custom', { steps: ['notify', null] }, 'bad_value /params/steps/1'],
    ['an unknown step', 'custom', { steps: ['notify', 'sparkle'] }, 'unknown_step /params/steps/1'],
    ['a jpg of nothing', 'custom', { steps: ['glb_export'], exports: ['jpg'] }, 'no_place /params/exports/0'],
  ])('leaves to legacy and points at: %s', (_, preset, params, note) => {
    const result = convert(preset, params);
    expect(notes(result)).toContain(`error ${note}`);
    expect(result.workflow).toBeNull();
  });

  it.each([
    ['nothing', undefined, 'not_json '],
    ['null', null, 'not_a_preset '],
    ['a list', [], 'not_a_preset '],
    ['a text', 'still', 'not_a_preset '],
    ['an empty config', {}, 'unknown_preset /preset'],
    ['an unknown preset', { preset: 'hologram' }, 'unknown_preset /preset'],
    ['a preset that objects inherit', { preset: 'constructor' }, 'unknown_preset /preset'],
    ['params as a list', { preset: 'still', params: [] }, 'bad_value /params'],
    ['params that are null', { preset: 'still', params: null }, 'bad_value /params'],
    ['a number that JSON lacks', { preset: 'still', params: { samples: NaN } }, 'not_json /params/samples'],
  ])('takes %s for no preset', (_, config, note) => {
    const result = convertPreset(config, fullPipeline);
    expect(notes(result)).toContain(`error ${note}`);
    expect(result.workflow).toBeNull();
  });

  it.each([
    ['still', { engine: 'cycles' }, 'blender_still', '/params/engine'],
    ['still', { engine: 'threejs', format: 'webp' }, 'image_convert', '/params/format'],
    ['turntable', { engine: 'threejs', frames: 36 }, 'image_convert', '/preset'],
    ['turntable', { engine: 'cycles', frames: 36 }, 'blender_turntable', '/params/engine'],
    ['custom', { engine: 'cycles', steps: ['output_save'] }, 'blender_still', '/params/steps/0'],
  ])('names the step that %s %j waits for', (preset, params, step, path) => {
    const { workflow, report } = convert(preset, params, stillPipeline);
    expect(workflow).toBeNull();
    const missing = report.find(({ code }) => code === 'missing_step');
    expect(missing).toMatchObject({ severity: 'error', path });
    expect(missing?.message).toContain(step);
  });

  it('keeps angles on legacy while the renderer would make one picture of them', () => {
    const result = convert('multi_angle', { engine: 'threejs', angles: ANGLES }, stillPipeline);
    expect(notes(result)).toEqual(['error param_left_out /params/angles']);
    expect(result.workflow).toBeNull();
  });

  it('converts nothing where no step is defined', () => {
    const { workflow, report } = convert('still', { engine: 'threejs' }, new Map());
    expect(workflow).toBeNull();
    expect(report.filter(({ code }) => code === 'missing_step')).toHaveLength(9);
  });

  it('leaves the config alone', () => {
    const config = { preset: 'multi_angle', params: { engine: 'threejs', angles: structuredClone(ANGLES) } };
    const { workflow } = convertPreset(config, fullPipeline);
    (paramsOf(workflow, 'render')?.['angles'] as unknown[]).pop();
    expect(config.params.angles).toEqual(ANGLES);
  });
});

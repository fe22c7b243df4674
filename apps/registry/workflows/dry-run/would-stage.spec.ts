import type { OrderLineInputs } from '#contracts';
import { definitions } from '#nodes/definitions';
import { convertPreset, planRun } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { newestDefinitions } from '../../definitions/newest-definitions.js';
import stillThreejs from '../built-in/still-threejs.workflow.json' with { type: 'json' };
import { wouldStage } from './would-stage.js';

const inputs = {
  pinned: { product: { key: 'bearing', name: 'Bearing' } },
  outputType: {
    key: 'still',
    label: 'Still',
    workflow: 'still-threejs',
    template: 'studio',
    width: 1024,
    height: 768,
    notify: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
  },
} as OrderLineInputs;
const still = stillThreejs as Workflow;
const changed = (params: Record<string, Record<string, unknown>>): Workflow => ({
  ...still,
  nodes: still.nodes.map((node) => ({ ...node, params: params[node.step] ?? node.params })),
});
const staged = (workflow: Workflow) => wouldStage(planRun(workflow, newestDefinitions(definitions)), inputs);
const ofEffect = (workflow: Workflow, effect: string) => staged(workflow).find((one) => one.effect === effect);

describe('wouldStage', () => {
  it('tells of every effect node and of no other', () => {
    expect(staged(still).map(({ effect }) => effect)).toEqual(['catalog', 'asset', 'notification']);
    expect(ofEffect(still, 'catalog')).toMatchObject({ catalog: { product: 'bearing' } });
  });

  it('takes what no param says from the output type', () => {
    expect(ofEffect(still, 'notification')).toMatchObject({
      notification: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
    });
    expect(ofEffect(still, 'asset')?.assets).toMatchObject({
      pictures: [{ step: 'threejs_render', template: 'studio', width: 1024, height: 768 }],
      deliverModel: false,
    });
  });

  it('takes what a param says', () => {
    const workflow = changed({
      notify: { recipients: ['a@hartomat.example'] },
      output_save: { deliverModel: true },
      threejs_render: { width: 640 },
      resolve_template: { templateKey: 'front' },
    });
    expect(ofEffect(workflow, 'notification')?.notification?.recipients).toEqual(['a@hartomat.example']);
    expect(ofEffect(workflow, 'asset')?.assets).toMatchObject({
      pictures: [{ template: 'front', width: 640, height: 768 }],
      deliverModel: true,
    });
  });

  const byPreset = (preset: string, params: object) =>
    convertPreset({ preset, params: { engine: 'threejs', ...params } }, newestDefinitions(definitions)).workflow!;
  const angles = [
    { azimuth: 0, elevation: 10 },
    { azimuth: 90, elevation: 10 },
  ];

  it.each<[string, object, string[]]>([
    ['still', { format: 'jpg' }, ['still.jpg']],
    ['still', { format: 'webp-animated' }, ['turntable.webp']],
    ['multi_angle', { angles, exports: ['glb'] }, ['angle-01.png', 'angle-02.png', 'model.glb']],
    [
      'multi_angle',
      { angles, format: 'avif', exports: ['jpg'] },
      ['angle-01.avif', 'angle-02.avif', 'angle-01.jpg', 'angle-02.jpg'],
    ],
    ['turntable', { frames: 3, fps: 5 }, ['turntable.webp']],
    ['turntable', { frames: 2, format: 'jpg' }, ['frame-001.jpg', 'frame-002.jpg']],
    [
      'turntable',
      { frames: 2, engine: 'cycles', exports: ['jpg'] },
      ['turntable-001.jpg', 'turntable-002.jpg', 'turntable.webp'],
    ],
  ])('names every asset of preset %s with %j', (preset, params, names) => {
    const { assets } = ofEffect(byPreset(preset, params), 'asset')!;
    expect([...(assets?.names ?? [])].sort()).toEqual([...names].sort());
  });

  it('counts the frames of an animation, and sizes pictures as a conversion would', () => {
    const turn = byPreset('turntable', { frames: 7, resolution: [640, 480] });
    const convert = turn.nodes.find(({ step }) => step === 'image_convert')!;
    convert.params = { ...convert.params, width: 320 };
    expect(ofEffect(turn, 'asset')?.assets?.pictures).toEqual([
      {
        node: 'convert',
        step: 'image_convert',
        template: 'studio',
        name: 'turntable.webp',
        width: 320,
        height: 240,
        frames: 7,
      },
    ]);
  });

  it('promises no model where none is made for the save', () => {
    const alone = changed({ output_save: { deliverModel: false } });
    expect(ofEffect(alone, 'asset')?.assets).toMatchObject({ names: ['still.png'], deliverModel: false });
  });
});

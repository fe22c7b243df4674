import {
  autoPopulateMaterials,
  blenderStill,
  blenderTurntable,
  glbBbox,
  glbExport,
  imageConvert,
  materialMapResolve,
  notify,
  orderLineSetup,
  outputSave,
  resolveTemplate,
  threejsRender,
} from '#steps';
import type { PinnedInputs, Step, StepContext, StepIn, StepName, StepOut } from '#steps';
import type { PresetChoices } from './read-preset.js';

/** Every port of the pipeline. */
export type Port = { [S in StepName]: keyof StepOut<S> }[StepName];

type Ports<S extends StepName> = Extract<keyof StepIn<S>, Port>;
type Settings<S extends StepName> = Omit<StepIn<S>, Port>;
type Values = Record<string, unknown>;

/** What a step of the pipeline needs, makes and does. */
export interface LegacyStep {
  /** The ports that it cannot do without. */
  takes: readonly Port[];
  /** Ports of which it takes all there are. */
  gathers: readonly Port[];
  makes: readonly Port[];
  /** The port of the context whose environment its pixels depend on; null where it makes none. */
  renders: 'renderer' | 'blender' | null;
  /** Its settings by what the preset orders. */
  settings(choices: PresetChoices): Values;
  perform(call: { inputs: Values; settings: Values; pinned: PinnedInputs }, ctx: StepContext): Promise<Values>;
}

interface Sketch<S extends StepName> {
  takes: Ports<S>[];
  gathers?: Ports<S>[];
  makes: (keyof StepOut<S> & Port)[];
  renders?: 'renderer' | 'blender';
  settings?: (choices: PresetChoices) => Omit<Settings<S>, 'pinned'>;
}

function legacyStep<S extends StepName>(step: Step<StepIn<S>, StepOut<S>>, sketch: Sketch<S>): LegacyStep {
  return {
    gathers: [],
    renders: null,
    settings: () => ({}),
    ...sketch,
    perform: ({ inputs, settings, pinned }, ctx) =>
      step({ ...inputs, ...settings, pinned } as unknown as StepIn<S>, ctx) as Promise<Values>,
  };
}

const SCENE = ['glb', 'template', 'materials', 'bounding_box'] as const;
/** Frames of a turn where a custom preset names the step and no number. */
const USUAL_FRAMES = 36;

const pictures = ({ width, height, transparent, angles }: PresetChoices) => ({ width, height, transparent, angles });

/** The steps that legacy knows, by name. */
export const LEGACY_STEPS: Record<StepName, LegacyStep> = {
  order_line_setup: legacyStep<'order_line_setup'>(orderLineSetup, { takes: [], makes: ['order_line', 'cad_file'] }),
  glb_export: legacyStep<'glb_export'>(glbExport, {
    takes: ['cad_file'],
    makes: ['glb', 'parts'],
    settings: () => ({ quality: 'standard' }),
  }),
  resolve_template: legacyStep<'resolve_template'>(resolveTemplate, {
    takes: ['order_line'],
    makes: ['template'],
    settings: () => ({ templateKey: '' }),
  }),
  material_map_resolve: legacyStep<'material_map_resolve'>(materialMapResolve, {
    takes: ['order_line', 'parts'],
    makes: ['material_map'],
  }),
  auto_populate_materials: legacyStep<'auto_populate_materials'>(autoPopulateMaterials, {
    takes: ['material_map', 'parts'],
    makes: ['materials'],
    settings: () => ({ unmapped: '' }),
  }),
  glb_bbox: legacyStep<'glb_bbox'>(glbBbox, { takes: ['glb'], makes: ['bounding_box'] }),
  threejs_render: legacyStep<'threejs_render'>(threejsRender, {
    takes: [...SCENE],
    makes: ['render'],
    renders: 'renderer',
    settings: (choices) => ({ ...pictures(choices), frames: choices.frames }),
  }),
  blender_still: legacyStep<'blender_still'>(blenderStill, {
    takes: [...SCENE],
    makes: ['render'],
    renders: 'blender',
    settings: (choices) => ({ ...pictures(choices), samples: choices.samples }),
  }),
  blender_turntable: legacyStep<'blender_turntable'>(blenderTurntable, {
    takes: [...SCENE],
    makes: ['render'],
    renders: 'blender',
    settings: ({ width, height, transparent, samples, frames, fps }) => ({
      ...{ width, height, transparent, samples, fps },
      frames: frames || USUAL_FRAMES,
    }),
  }),
  image_convert: legacyStep<'image_convert'>(imageConvert, {
    takes: ['render'],
    makes: ['render'],
    settings: ({ format, fps }) => ({
      ...{ format, fps },
      ...{ width: 0, height: 0, fit: 'contain', background: '', quality: 85 },
    }),
  }),
  output_save: legacyStep<'output_save'>(outputSave, {
    takes: [],
    gathers: ['render', 'glb'],
    makes: ['media_assets'],
    settings: ({ exports }) => ({ deliverModel: exports.model }),
  }),
  notify: legacyStep<'notify'>(notify, {
    takes: ['media_assets'],
    makes: ['receipt'],
    settings: ({ notify: { channel, recipients } }) => ({ channel, recipients }),
  }),
};

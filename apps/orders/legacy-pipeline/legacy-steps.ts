import {
  autoPopulateMaterials,
  glbBbox,
  glbExport,
  materialMapResolve,
  notify,
  orderLineSetup,
  outputSave,
  resolveTemplate,
} from '#steps';
import { blenderStill, blenderTurntable, imageConvert, threejsRender } from '#steps/render';
import type { PinnedInputs, Step, StepContext, StepIn, StepName, StepOut } from '#steps';
import type { PresetChoices } from './read-preset.js';

/** Every port of the pipeline. */
export type Port = { [S in StepName]: keyof StepOut<S> }[StepName];

type Ports<S extends StepName> = Extract<keyof StepIn<S>, Port>;
type Settings<S extends StepName> = Omit<StepIn<S>, Port>;
type Values = Record<string, unknown>;

/** A step of the pipeline: its ports, its settings and its work. */
export interface LegacyStep {
  /** The ports that it requires. */
  inputs: readonly Port[];
  /** Ports that it collects: a list of all values, which may be empty. */
  collects: readonly Port[];
  outputs: readonly Port[];
  /** The renderer of the context that makes its pixels; null where it renders nothing. */
  renders: 'renderer' | 'blender' | null;
  /** Its settings by the preset's choices. */
  settings(choices: PresetChoices): Values;
  perform(call: { inputs: Values; settings: Values; pinned: PinnedInputs }, ctx: StepContext): Promise<Values>;
}

interface StepSpec<S extends StepName> {
  inputs: Ports<S>[];
  collects?: Ports<S>[];
  outputs: (keyof StepOut<S> & Port)[];
  renders?: 'renderer' | 'blender';
  settings?: (choices: PresetChoices) => Omit<Settings<S>, 'pinned'>;
}

function legacyStep<S extends StepName>(step: Step<StepIn<S>, StepOut<S>>, spec: StepSpec<S>): LegacyStep {
  return {
    collects: [],
    renders: null,
    settings: () => ({}),
    ...spec,
    perform: ({ inputs, settings, pinned }, ctx) =>
      step({ ...inputs, ...settings, pinned } as unknown as StepIn<S>, ctx) as Promise<Values>,
  };
}

const SCENE = ['glb', 'template', 'materials', 'bounding_box'] as const;
/** Frames of a turntable where a custom preset names no number. */
const DEFAULT_FRAMES = 36;

const pictures = ({ width, height, transparent, angles }: PresetChoices) => ({ width, height, transparent, angles });

/** The steps that legacy supports, by name. A new step has to be added here to be one of them. */
export const LEGACY_STEPS = {
  order_line_setup: legacyStep<'order_line_setup'>(orderLineSetup, { inputs: [], outputs: ['order_line', 'cad_file'] }),
  glb_export: legacyStep<'glb_export'>(glbExport, {
    inputs: ['cad_file'],
    outputs: ['glb', 'parts'],
    settings: () => ({ quality: 'standard' }),
  }),
  resolve_template: legacyStep<'resolve_template'>(resolveTemplate, {
    inputs: ['order_line'],
    outputs: ['template'],
    settings: () => ({ templateKey: '' }),
  }),
  material_map_resolve: legacyStep<'material_map_resolve'>(materialMapResolve, {
    inputs: ['order_line', 'parts'],
    outputs: ['material_map'],
  }),
  auto_populate_materials: legacyStep<'auto_populate_materials'>(autoPopulateMaterials, {
    inputs: ['material_map', 'parts'],
    outputs: ['materials'],
    settings: () => ({ unmapped: '' }),
  }),
  glb_bbox: legacyStep<'glb_bbox'>(glbBbox, { inputs: ['glb'], outputs: ['bounding_box'] }),
  threejs_render: legacyStep<'threejs_render'>(threejsRender, {
    inputs: [...SCENE],
    outputs: ['render'],
    renders: 'renderer',
    settings: (choices) => ({ ...pictures(choices), frames: choices.frames }),
  }),
  blender_still: legacyStep<'blender_still'>(blenderStill, {
    inputs: [...SCENE],
    outputs: ['render'],
    renders: 'blender',
    settings: (choices) => ({ ...pictures(choices), samples: choices.samples }),
  }),
  blender_turntable: legacyStep<'blender_turntable'>(blenderTurntable, {
    inputs: [...SCENE],
    outputs: ['render'],
    renders: 'blender',
    settings: ({ width, height, transparent, samples, frames, fps }) => ({
      ...{ width, height, transparent, samples, fps },
      frames: frames || DEFAULT_FRAMES,
    }),
  }),
  image_convert: legacyStep<'image_convert'>(imageConvert, {
    inputs: ['render'],
    outputs: ['render'],
    settings: ({ format, fps }) => ({
      ...{ format, fps },
      ...{ width: 0, height: 0, fit: 'contain', background: '', quality: 85 },
    }),
  }),
  output_save: legacyStep<'output_save'>(outputSave, {
    inputs: [],
    collects: ['render', 'glb', 'materials'],
    outputs: ['media_assets'],
    settings: ({ exports }) => ({ deliverModel: exports.model }),
  }),
  notify: legacyStep<'notify'>(notify, {
    inputs: ['media_assets'],
    outputs: ['receipt'],
    settings: ({ notify: { channel, recipients } }) => ({ channel, recipients }),
  }),
} satisfies Partial<Record<StepName, LegacyStep>>;

export type LegacyStepName = keyof typeof LEGACY_STEPS;

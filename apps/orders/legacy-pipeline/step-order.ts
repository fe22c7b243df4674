import { LEGACY_STEPS } from './legacy-steps.js';
import type { LegacyStepName, Port } from './legacy-steps.js';
import { presetIncomplete } from './read-preset.js';
import type { Format, PresetChoices } from './read-preset.js';

const SETUP_STEPS: readonly LegacyStepName[] = [
  'order_line_setup',
  'glb_export',
  'resolve_template',
  'material_map_resolve',
  'auto_populate_materials',
  'glb_bbox',
];
const PRODUCERS: Record<Exclude<Port, 'render'>, LegacyStepName> = {
  order_line: 'order_line_setup',
  cad_file: 'order_line_setup',
  glb: 'glb_export',
  parts: 'glb_export',
  template: 'resolve_template',
  material_map: 'material_map_resolve',
  materials: 'auto_populate_materials',
  bounding_box: 'glb_bbox',
  media_assets: 'output_save',
  receipt: 'notify',
};
const STILL = { threejs: 'threejs_render', cycles: 'blender_still' } as const;
const TURNTABLE = { threejs: 'threejs_render', cycles: 'blender_turntable' } as const;

/** The steps that a preset performs, one after another, and the format its pictures are converted to. */
export interface StepOrder {
  steps: LegacyStepName[];
  format: Format;
}

/** The fixed order of a preset; `custom` has its own, with missing producers inserted before the steps that need them. */
export function stepOrder(choices: PresetChoices): StepOrder {
  if (choices.preset === 'custom') return { steps: customOrder(choices), format: choices.format };
  const isTurntable = choices.preset === 'turntable';
  const format = isTurntable ? turntableFormat(choices) : choices.format;
  const render = (isTurntable ? TURNTABLE : STILL)[choices.engine];
  const convert: LegacyStepName[] = format === 'png' ? [] : ['image_convert'];
  return { steps: [...SETUP_STEPS, render, ...convert, 'output_save', 'notify'], format };
}

/** Frames become an animation unless another format is named; Blender's turntable is one already. */
function turntableFormat({ engine, format }: PresetChoices): Format {
  if (format === 'jpeg' || format === 'avif') return format;
  return engine === 'cycles' ? 'png' : 'webp-animated';
}

function customOrder({ steps: written, format, engine }: PresetChoices): LegacyStepName[] {
  const named = written.filter(isKnown);
  if (named.length === 0) throw presetIncomplete('custom', 'steps');
  const steps: LegacyStepName[] = [];
  const available = new Set<Port>();
  let mustConvert = format !== 'png' && !named.includes('image_convert');
  const need = (...ports: Port[]): void => {
    const [first] = ports;
    if (first === undefined || ports.some((port) => available.has(port))) return;
    add(first === 'render' ? STILL[engine] : PRODUCERS[first]);
  };
  const add = (step: LegacyStepName): void => {
    const { inputs, collects, outputs } = LEGACY_STEPS[step];
    for (const port of inputs) need(port);
    need(...collects);
    steps.push(step);
    for (const port of outputs) available.add(port);
  };
  for (const step of named) {
    if (step === 'output_save' && mustConvert) {
      add('image_convert');
      mustConvert = false;
    }
    add(step);
  }
  return steps;
}

function isKnown(step: string): step is LegacyStepName {
  return Object.hasOwn(LEGACY_STEPS, step);
}

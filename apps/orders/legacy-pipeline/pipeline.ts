import type { LegacyPresetConfig, PinnedInputs, StepContext } from '#steps';
import { LEGACY_STEPS } from './legacy-steps.js';
import type { LegacyStep, LegacyStepName } from './legacy-steps.js';
import { readPreset } from './read-preset.js';
import { stepOrder } from './step-order.js';
import { withSources } from './with-sources.js';
import type { PlacedStep, Sources } from './with-sources.js';

/** One step of a pipeline: its name there, where its inputs come from, its settings, and the work. */
export interface PipelineStep {
  name: string;
  step: LegacyStepName;
  renders: LegacyStep['renders'];
  sources: Sources;
  settings: Record<string, unknown>;
  run(inputs: Record<string, unknown>, pinned: PinnedInputs, ctx: StepContext): Promise<Record<string, unknown>>;
}

const SHORT_NAMES: Partial<Record<LegacyStepName, string>> = {
  glb_export: 'export',
  threejs_render: 'render',
  blender_still: 'render',
  blender_turntable: 'render',
  image_convert: 'convert',
};

/**
 * The steps that a legacy preset performs, in their order; the first is always `order_line_setup`. Throws `StepError`s
 * `preset_unknown` and `preset_incomplete`.
 */
export function pipelineFor(config: LegacyPresetConfig): PipelineStep[] {
  const choices = readPreset(config);
  const { steps, format } = stepOrder(choices);
  // Blender's turntable takes the frame rate itself; conversions then keep their default.
  const fps = steps.includes('blender_turntable') ? {} : { fps: choices.fps };
  const placed: Placed[] = [];
  for (const step of steps) {
    const settings = LEGACY_STEPS[step].settings(choices);
    if (step === 'image_convert') Object.assign(settings, { format, fps: 24, ...fps });
    placed.push({ name: nameFor(step, placed), step, settings, after: placed.slice(-1).map(({ name }) => name) });
  }
  if (choices.exports.jpeg)
    addJpeg(placed, LEGACY_STEPS.image_convert.settings({ ...choices, format: 'jpeg', fps: 24 }));
  return withSources(placed).map(({ sources, ...placedStep }) => pipelineStep(placedStep, sources));
}

interface Placed extends PlacedStep {
  settings: Record<string, unknown>;
}

/** A unique name; output_save orders pictures by the names of the steps that made them. */
function nameFor(step: LegacyStepName, placed: readonly Placed[]): string {
  const first = SHORT_NAMES[step] ?? step;
  const count = placed.filter(({ step: other }) => (SHORT_NAMES[other] ?? other) === first).length;
  return count === 0 ? first : `${first}_${count + 1}`;
}

/** Adds a JPEG of the last rendering before the first save to that save. */
function addJpeg(placed: Placed[], settings: Record<string, unknown>): void {
  const at = placed.findIndex(({ step }) => step === 'output_save');
  const before = placed.slice(0, Math.max(at, 0));
  const renderer = before.findLast(({ step }) => LEGACY_STEPS[step].renders);
  const save = placed[at];
  const last = before.at(-1);
  const isJpegAlready = last?.step === 'image_convert' && last.settings['format'] === 'jpeg';
  if (!save || !renderer || isJpegAlready) return;
  const jpeg = {
    name: nameFor('image_convert', placed),
    step: 'image_convert' as const,
    settings,
    after: [renderer.name],
  };
  save.after.push(jpeg.name);
  placed.splice(at, 0, jpeg);
}

function pipelineStep({ name, step, settings }: Placed, sources: Sources): PipelineStep {
  const { renders, perform } = LEGACY_STEPS[step];
  return {
    ...{ name, step, renders, sources, settings },
    run: (inputs, pinned, ctx) => perform({ inputs, settings, pinned }, ctx),
  };
}

import type { Engine, LegacyPreset } from './legacy-preset.js';
import { animatedFormat, imageFormat } from './image-format.js';
import type { DraftNode, WorkflowDraft } from './workflow-draft.js';

const STILL: Record<Engine, string> = { cycles: 'blender_still', threejs: 'threejs_render' };
const TURNTABLE: Record<Engine, string> = { cycles: 'blender_turntable', threejs: 'threejs_render' };
const FROM = '/preset';

/** The step that renders a still with an engine; three.js where the config names none, which is reported. */
export function stillRenderer(preset: LegacyPreset, draft: WorkflowDraft): string {
  return STILL[engineOf(preset, draft)];
}

/**
 * The nodes of a preset other than `custom`: the common beginning, a renderer, a conversion if needed, save and notify.
 */
export function draftRecipe(preset: LegacyPreset, draft: WorkflowDraft): void {
  const render = draftRender(preset, draft);
  const convert = draftConvert(preset, draft, render);
  const save = draft.add('output_save', [convert ?? render], FROM);
  draft.add('notify', [save], FROM);
  reportMissingValues(preset, draft);
}

function draftRender(preset: LegacyPreset, draft: WorkflowDraft): DraftNode {
  const setup = draft.add('order_line_setup', [], FROM);
  const model = draft.add('glb_export', [setup], FROM);
  const template = draft.add('resolve_template', [setup], FROM);
  const map = draft.add('material_map_resolve', [model], FROM);
  const materials = draft.add('auto_populate_materials', [map], FROM);
  const box = draft.add('glb_bbox', [model], FROM);
  const steps = preset.kind === 'turntable' ? TURNTABLE : STILL;
  const origin = preset.engine?.path ?? FROM;
  return draft.add(steps[engineOf(preset, draft)], [template, materials, box], origin);
}

function draftConvert(preset: LegacyPreset, draft: WorkflowDraft, render: DraftNode): DraftNode | undefined {
  const format = preset.kind === 'turntable' ? animatedFormat(preset, draft.report) : imageFormat(preset);
  if (!format) return undefined;
  const convert = draft.add('image_convert', [render], format.path);
  draft.set({ param: 'format', given: format, essential: true }, [convert]);
  return convert;
}

function engineOf({ engine }: LegacyPreset, draft: WorkflowDraft): Engine {
  if (engine) return engine.value;
  if (draft.report.speaksOf('/params/engine')) return 'threejs';
  const hint = 'Name "engine" (cycles or threejs) if it is another.';
  draft.report.warning('engine_assumed', '/params/engine', 'No engine is named; threejs is assumed.', hint);
  return 'threejs';
}

function reportMissingValues({ kind, settings }: LegacyPreset, { report }: WorkflowDraft): void {
  const hint = 'Set it; until then the config stays legacy, because a single picture would be delivered instead.';
  const { angles, frames } = settings;
  if (kind === 'multi_angle' && (!angles || (Array.isArray(angles.value) && angles.value.length === 0)))
    report.error('missing_value', '/params/angles', 'Preset "multi_angle" names no angles.', hint);
  if (kind === 'turntable' && !frames?.value)
    report.error('missing_value', '/params/frames', 'Preset "turntable" names no number of frames.', hint);
}

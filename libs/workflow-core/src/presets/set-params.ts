import { addJpegExport } from './add-jpeg-export.js';
import { imageFormat } from './image-format.js';
import type { LegacyPreset, Located } from './legacy-preset.js';
import type { WorkflowDraft } from './workflow-draft.js';

/** Sets the config's values as params of the nodes whose schemas have them, and reports every other. */
export function setParams(preset: LegacyPreset, draft: WorkflowDraft): void {
  const renderers = draft.renderers();
  const converts = draft.ofStep('image_convert');
  const { samples, transparent, angles, frames, fps } = preset.settings;
  draft.set({ param: 'width', given: preset.width }, renderers);
  draft.set({ param: 'height', given: preset.height }, renderers);
  draft.set({ param: 'samples', given: samples }, renderers);
  draft.set({ param: 'transparent', given: transparent }, renderers);
  draft.set({ param: 'angles', given: angles, essential: true }, renderers);
  draft.set({ param: 'frames', given: frames, essential: true }, renderers);
  draft.set({ param: 'fps', given: fps }, renderers, converts);
  if (preset.kind === 'custom') setFormat(preset, draft);
  draft.set({ param: 'channel', given: preset.notify.channel }, draft.ofStep('notify'));
  draft.set({ param: 'recipients', given: preset.notify.recipients }, draft.ofStep('notify'));
  for (const wanted of preset.exports) addExport(wanted, draft);
}

function setFormat(preset: LegacyPreset, draft: WorkflowDraft): void {
  const converts = draft.ofStep('image_convert');
  const given = imageFormat(preset) ?? (converts.length > 0 ? preset.format : undefined);
  draft.set({ param: 'format', given, essential: true }, converts);
}

function addExport(wanted: LegacyPreset['exports'][number], draft: WorkflowDraft): void {
  if (wanted.value === 'jpg') return addJpegExport(wanted.path, draft);
  const given: Located<boolean> = { value: true, path: wanted.path };
  draft.set({ param: 'deliverModel', given, essential: true }, draft.ofStep('output_save'));
}

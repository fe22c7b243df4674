import type { DraftNode, WorkflowDraft } from './workflow-draft.js';

/** Saves a jpeg beside the pictures: a conversion between the renderer and the first save, next to the way that is there. */
export function addJpegExport(path: string, draft: WorkflowDraft): void {
  const save = draft.ofStep('output_save')[0];
  const before = save ? draft.nodes.slice(0, draft.nodes.indexOf(save)) : [];
  const feeding = before.findLast(({ id }) => save?.after.includes(id));
  if (feeding && isJpeg(feeding)) {
    draft.report.info('already_made', path, 'The pictures are delivered as jpeg already.', 'Remove one of the two.');
    return;
  }
  const renderers = draft.renderers();
  const renderer = before.findLast((node) => renderers.includes(node));
  if (!save || !renderer) return reportNoPlace(path, draft);
  const convert = draft.add('image_convert', [renderer], path);
  draft.set({ param: 'format', given: { value: 'jpeg', path }, essential: true }, [convert]);
  save.after.push(convert.id);
  moveBefore(draft.nodes, convert, save);
}

function isJpeg({ step, params }: DraftNode): boolean {
  return step === 'image_convert' && params['format'] === 'jpeg';
}

function moveBefore(nodes: DraftNode[], moved: DraftNode, next: DraftNode): void {
  nodes.splice(nodes.indexOf(moved), 1);
  nodes.splice(nodes.indexOf(next), 0, moved);
}

function reportNoPlace(path: string, draft: WorkflowDraft): void {
  // A renderer without a definition is reported already.
  if (draft.nodes.some(({ step }) => !draft.definitions.has(step))) return;
  const hint = 'Let a step render before the first output_save; until then the config stays legacy.';
  draft.report.error('no_place', path, 'No output_save follows a renderer, so no jpeg can be exported.', hint);
}

import { shown } from '../model/plain-object.js';
import type { Workflow } from '../model/workflow.js';
import { EditError } from './edit-error.js';
import { addNode, connect, disconnect, insertOnEdge, removeNodes, renameNode } from './edit-graph.js';
import { moveNodes, resetParam, resetUi, setLabel, setParam, setUi } from './edit-settings.js';
import type { Edit, SingleEdit } from './edit.js';
import { pasteNodes } from './paste-nodes.js';

const APPLY: { [K in SingleEdit['kind']]: (workflow: Workflow, edit: Extract<SingleEdit, { kind: K }>) => Workflow } = {
  addNode,
  removeNodes,
  renameNode,
  connect,
  disconnect,
  insertOnEdge,
  setParam,
  resetParam,
  paste: pasteNodes,
  moveNodes,
  setLabel,
  setUi,
  resetUi,
};

/**
 * The workflow after an edit. The input is never changed; what the edit does not touch is shared with it, and an edit that
 * changes nothing answers the workflow itself. Checks what the format asks of a document, not what a run needs: for that
 * see `connectionProblem` and `validateWorkflow`. Of nodes that share an id the first is meant. Throws EditError.
 */
export function applyEdit(workflow: Workflow, edit: Edit): Workflow {
  if (edit.kind !== 'compound') return applySingle(workflow, edit);
  return edit.edits.reduce((edited, part, index) => {
    try {
      return applyEdit(edited, part);
    } catch (error) {
      throw error instanceof EditError ? new EditError(error.code, error.message, [index, ...error.at]) : error;
    }
  }, workflow);
}

function applySingle(workflow: Workflow, edit: SingleEdit): Workflow {
  if (!Object.hasOwn(APPLY, edit.kind)) throw new EditError('invalid_value', `There is no edit ${shown(edit.kind)}.`);
  const apply = APPLY[edit.kind] as (workflow: Workflow, edit: SingleEdit) => Workflow;
  return apply(workflow, edit);
}

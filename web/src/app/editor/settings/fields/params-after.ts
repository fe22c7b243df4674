import { EditError, applyEdit, type Edit, type Workflow } from '#workflow-core';

/** The params of a node after an edit; as they are where there is none or it does not apply, and none without the node. */
export function paramsAfter(workflow: Workflow | null, id: string | undefined, edit: Edit | null) {
  const node = workflow && (edit ? edited(workflow, edit) : workflow).nodes.find((one) => one.id === id);
  return node?.params ?? {};
}

function edited(workflow: Workflow, edit: Edit): Workflow {
  try {
    return applyEdit(workflow, edit);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return workflow;
  }
}

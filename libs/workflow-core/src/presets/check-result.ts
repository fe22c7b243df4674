import type { Issue } from '../model/issue.js';
import type { Workflow } from '../model/workflow.js';
import { bindInputs } from '../binding/bind-inputs.js';
import { validateWorkflow } from '../validation/validate-workflow.js';
import type { WorkflowDraft } from './workflow-draft.js';

/** Validates the converted workflow and reports each issue at the part of the config that it comes from. */
export function checkResult(workflow: Workflow, draft: WorkflowDraft): void {
  for (const { code, severity, path, message, hint } of validateWorkflow(workflow, draft.definitions)) {
    const origin = originOf(path, draft);
    // Reported already, at the part that causes it.
    const isSaid = code === 'unknown_step' || (code === 'invalid_params' && draft.report.refuses(origin));
    if (!isSaid) draft.report.add({ code, severity, path: origin, message, hint });
  }
  if (!draft.report.hasErrors) reportUnusedOutputs(workflow, draft);
}

function originOf(path: Issue['path'], { nodes }: WorkflowDraft): string {
  const [list, index, field, param, ...inside] = path.split('/').slice(1);
  const node = list === 'nodes' ? nodes[Number(index ?? NaN)] : undefined;
  if (!node) return '';
  const origin = field === 'params' ? node.paramOrigins.get(param ?? '') : undefined;
  return origin === undefined ? node.origin : [origin, ...inside].join('/');
}

/** A later producer of the same type hides an earlier one, whose output would be unused. */
function reportUnusedOutputs(workflow: Workflow, { nodes, definitions, report }: WorkflowDraft): void {
  const bindings = [...bindInputs(workflow, definitions).values()].flat();
  const used = new Set(bindings.flatMap(({ producers }) => producers.map(({ nodeId }) => nodeId)));
  for (const { id, step, origin } of nodes) {
    const definition = definitions.get(step);
    const isSilent = definition?.effect === 'none' && Object.keys(definition.outputs).length > 0;
    if (!isSilent || used.has(id)) continue;
    const hint = 'Check whether it was meant to be delivered.';
    report.warning('unused_output', origin, `Nothing takes what "${step}" makes there.`, hint);
  }
}

import type { Issue } from '../model/issue.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import { readWorkflow } from '../model/parse-workflow.js';
import { checkedWorkflow, type CheckedWorkflow, type Rule, type ValidationOptions } from './checked-workflow.js';
import { ambiguousInputs } from './rules/ambiguous-inputs.js';
import { cycles } from './rules/cycles.js';
import { danglingEdges } from './rules/dangling-edges.js';
import { duplicateEdges } from './rules/duplicate-edges.js';
import { duplicateIds } from './rules/duplicate-ids.js';
import { edgePorts } from './rules/edge-ports.js';
import { invalidParams } from './rules/invalid-params.js';
import { missingInputs } from './rules/missing-inputs.js';
import { noEffectNode } from './rules/no-effect-node.js';
import { stepsWithoutWorker } from './rules/steps-without-worker.js';
import { tooLarge } from './rules/too-large.js';
import { tooManyBindings } from './rules/too-many-bindings.js';
import { unknownSteps } from './rules/unknown-steps.js';
import { unstorableText } from './rules/unstorable-text.js';

const RULES: Rule[] = [
  duplicateIds,
  unknownSteps,
  danglingEdges,
  duplicateEdges,
  cycles,
  edgePorts,
  missingInputs,
  ambiguousInputs,
  tooManyBindings,
  invalidParams,
  noEffectNode,
  stepsWithoutWorker,
  unstorableText,
];

/**
 * All that is wrong with a workflow, in a stable order; it may run if no issue is an error. Takes anything and never throws.
 * What cannot be read, or is beyond the limits (10,000 nodes, 50,000 edges), is reported alone.
 */
export function validateWorkflow(
  json: unknown,
  definitions: NodeDefinitions,
  options: ValidationOptions = {},
): Issue[] {
  return checkWorkflow(json, definitions, options).issues;
}

/** `validateWorkflow` with what the rules read, for further use; null for what cannot be read or is too large. */
export function checkWorkflow(
  json: unknown,
  definitions: NodeDefinitions,
  options: ValidationOptions,
): { issues: Issue[]; checked: CheckedWorkflow | null } {
  const oversize = tooLarge(json, options.limits);
  if (oversize.length > 0) return { issues: oversize, checked: null };
  const { readable, issues } = readWorkflow(json);
  if (!readable) return { issues, checked: null };
  const checked = checkedWorkflow(readable, definitions, options);
  return { issues: [...issues, ...RULES.flatMap((rule) => rule(checked))], checked };
}

import type { Issue } from '../model/issue.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import { readWorkflow } from '../model/parse-workflow.js';
import { checkedWorkflow, type Rule, type ValidationOptions } from './checked-workflow.js';
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
  const oversize = tooLarge(json, options.limits);
  if (oversize.length > 0) return oversize;
  const { readable, issues } = readWorkflow(json);
  if (!readable) return issues;
  const checked = checkedWorkflow(readable, definitions, options);
  return [...issues, ...RULES.flatMap((rule) => rule(checked))];
}

import { fillDefaults } from '../../canonical/fill-defaults.js';
import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { NodeDefinition } from '../../model/node-definition.js';
import { jsonFaults } from '../json-faults.js';
import { paramsChecker, type ParamFault } from '../params-checker.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Compiling a schema costs more than all nodes that are checked by it, and a definition never changes. */
const checkers = new WeakMap<NodeDefinition, (params: unknown) => ParamFault[]>();

/** Reports every param that its step's schema refuses (after defaults are filled), each with its own pointer. */
export function invalidParams({ workflow, definitions }: CheckedWorkflow): Issue[] {
  return workflow.nodes.flatMap((node, index) => {
    const definition = definitions.get(node.step);
    const notJson = jsonFaults(node.params);
    const issue = (fault: ParamFault): Issue => ({
      code: 'invalid_params',
      severity: 'error',
      path: jsonPointer('nodes', index, 'params', ...fault.path),
      nodeId: node.id,
      message: `${fault.path.length > 0 ? `Param "${fault.path.join('.')}"` : 'The params'} of node "${node.id}" (${node.step}): ${fault.what}.`,
      hint: fault.hint,
    });
    if (!definition || notJson.length > 0) return notJson.map(issue);
    const check = checkers.get(definition) ?? paramsChecker(definition.paramsSchema);
    checkers.set(definition, check);
    return check(fillDefaults(node.params, definition.paramsSchema)).map(issue);
  });
}

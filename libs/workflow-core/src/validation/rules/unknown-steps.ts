import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import { shown } from '../../model/plain-object.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Reports every node whose step has no definition. */
export function unknownSteps({ workflow, definitions }: CheckedWorkflow): Issue[] {
  const known = [...definitions.keys()].sort().join(', ');
  return workflow.nodes.flatMap((node, index): Issue[] => {
    if (definitions.has(node.step)) return [];
    return [
      {
        code: 'unknown_step',
        severity: 'error',
        path: jsonPointer('nodes', index, 'step'),
        nodeId: node.id,
        message: `Node "${node.id}" has the unknown step ${shown(node.step)}.`,
        hint: known ? `Known steps: ${known}.` : 'No step is known; check that the registry has definitions.',
      },
    ];
  });
}

import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Reports every node whose id an earlier node has. */
export function duplicateIds({ workflow, graph }: CheckedWorkflow): Issue[] {
  return workflow.nodes.flatMap((node, index): Issue[] => {
    const first = graph.indexOf.get(node.id);
    if (first === undefined || first === index) return [];
    return [
      {
        code: 'duplicate_id',
        severity: 'error',
        path: jsonPointer('nodes', index, 'id'),
        nodeId: node.id,
        message: `Node id "${node.id}" is already taken by ${jsonPointer('nodes', first)}.`,
        hint: 'Give this node another id and correct the edges that mean it.',
      },
    ];
  });
}

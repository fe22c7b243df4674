import { edgeKey } from '../../model/edge-identity.js';
import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Reports every edge that repeats an earlier one with the same ports. */
export function duplicateEdges({ workflow }: Pick<CheckedWorkflow, 'workflow'>): Issue[] {
  const firstOf = new Map<string, number>();
  return workflow.edges.flatMap((edge, index): Issue[] => {
    const key = edgeKey(edge);
    const first = firstOf.get(key);
    if (first === undefined) {
      firstOf.set(key, index);
      return [];
    }
    return [
      {
        code: 'duplicate_edge',
        severity: 'error',
        path: jsonPointer('edges', index),
        edge: { from: edge.from, to: edge.to },
        message: `The edge from "${edge.from}" to "${edge.to}" repeats ${jsonPointer('edges', first)}.`,
        hint: 'Remove one of the two.',
      },
    ];
  });
}

import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import { shown } from '../../model/plain-object.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Reports each end of an edge that names a node which is not there. */
export function danglingEdges({ workflow, graph }: Pick<CheckedWorkflow, 'workflow' | 'graph'>): Issue[] {
  return workflow.edges.flatMap((edge, index) =>
    (['from', 'to'] as const).flatMap((end): Issue[] => {
      if (graph.indexOf.has(edge[end])) return [];
      const direction = end === 'from' ? 'starts at' : 'ends at';
      return [
        {
          code: 'dangling_edge',
          severity: 'error',
          path: jsonPointer('edges', index, end),
          edge: { from: edge.from, to: edge.to },
          message: `The edge ${direction} ${shown(edge[end])}, and no node has that id.`,
          hint: `Add a node with the id ${shown(edge[end])}, or remove the edge.`,
        },
      ];
    }),
  );
}

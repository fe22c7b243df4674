import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import { namedPorts } from '../../binding/named-ports.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Reports ports on edges that do not exist or whose types do not fit. */
export function edgePorts({ workflow, graph }: Pick<CheckedWorkflow, 'workflow' | 'graph'>): Issue[] {
  return workflow.edges.flatMap((edge, index): Issue[] => {
    const from = graph.nodes[graph.indexOf.get(edge.from) ?? -1]?.definition;
    const to = graph.nodes[graph.indexOf.get(edge.to) ?? -1]?.definition;
    const ports = namedPorts(edge, from, to);
    if (ports.kind !== 'wrong') return [];
    return [
      {
        code: ports.code,
        severity: 'error',
        path: jsonPointer('edges', index, ports.at),
        nodeId: ports.at === 'output' ? edge.from : edge.to,
        edge: { from: edge.from, to: edge.to },
        message: ports.message,
        hint: ports.hint,
      },
    ];
  });
}

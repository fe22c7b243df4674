import { findCycles } from '../../graph/find-cycles.js';
import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

const LISTED = 20;

/** Reports each cycle with its nodes in edge direction, at the edge that closes it. */
export function cycles({ workflow, graph }: CheckedWorkflow): Issue[] {
  const edgeAt = new Map(workflow.edges.map((edge, index) => [JSON.stringify([edge.from, edge.to]), index]));
  return findCycles(graph).map((cycle) => {
    const ids = cycle.map((index) => graph.nodes[index]?.id ?? '');
    return cycleIssue(ids, edgeAt.get(JSON.stringify([ids.at(-1), ids[0]])) ?? 0);
  });
}

/** The issue of a cycle of these nodes in edge direction; the edge at `closing` goes from the last to the first. */
export function cycleIssue(nodes: string[], closing: number): Issue {
  const [first = ''] = nodes;
  return {
    code: 'cycle',
    severity: 'error',
    path: jsonPointer('edges', closing),
    nodeId: first,
    edge: { from: nodes.at(-1) ?? '', to: first },
    nodes,
    message: `Nodes wait for each other in a circle: ${listed([...nodes, first])}.`,
    hint: 'Remove one of these edges, for example the last.',
  };
}

function listed(ids: string[]): string {
  if (ids.length <= LISTED) return ids.join(' → ');
  return [...ids.slice(0, LISTED - 1), `… (${ids.length - LISTED} more)`, ids.at(-1)].join(' → ');
}

import { shortestPath } from '../graph/shortest-path.js';
import { workflowGraph, type WorkflowGraph } from '../graph/workflow-graph.js';
import type { Issue, IssueCode } from '../model/issue.js';
import { jsonPointer } from '../model/json-pointer.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowEdge } from '../model/workflow.js';
import { addedAmbiguity } from './added-ambiguity.js';
import { cycleIssue } from './rules/cycles.js';
import { danglingEdges } from './rules/dangling-edges.js';
import { duplicateEdges } from './rules/duplicate-edges.js';
import { edgePorts } from './rules/edge-ports.js';

/**
 * Why an edge may not be added, in the terms of the issue that it would add. `ambiguous_input`: `input` of `nodeId` is
 * occupied or would have several `candidates`; `nodeId` is mostly the edge's end, but may be a node behind it. `cycle`:
 * `nodes` are those of a shortest cycle that it would close, from its end to its start.
 */
export interface ConnectionProblem extends Pick<
  Issue,
  'message' | 'hint' | 'nodeId' | 'nodes' | 'input' | 'candidates'
> {
  code: Extract<
    IssueCode,
    'dangling_edge' | 'unknown_port' | 'type_mismatch' | 'duplicate_edge' | 'cycle' | 'ambiguous_input'
  >;
}

/** The two ends of an edge that is to be added; ports as in `WorkflowEdge`. */
type From = { nodeId: string; output?: string };
type To = { nodeId: string; input?: string };

/**
 * Null where the edge may be added, else the first reason against it: unknown node, unknown port, type mismatch, duplicate
 * edge, cycle, ambiguous input. Agrees with `validateWorkflow`: the edge adds an issue of these codes exactly where this
 * is not null. Where the workflow has such an issue already (a cycle, an ambiguous input), an edge that takes part in it
 * is a problem as well. Accepts invalid workflows.
 */
export function connectionProblem(
  workflow: Workflow,
  definitions: NodeDefinitions,
  from: From,
  to: To,
): ConnectionProblem | null {
  return connectionChecker(workflow, definitions)(from, to);
}

/** `connectionProblem` for many edges of one workflow, as while a wire is dragged: what does not depend on the edge is kept. */
export function connectionChecker(
  workflow: Workflow,
  definitions: NodeDefinitions,
): (from: From, to: To) => ConnectionProblem | null {
  const graph = workflowGraph(workflow, definitions);
  const ambiguity = addedAmbiguity(workflow, definitions, graph);
  return (from, to) => {
    const edge = edgeBetween(from, to);
    const alone = { workflow: { ...workflow, edges: [edge] }, graph };
    const issue =
      danglingEdges(alone)[0] ??
      edgePorts(alone)[0] ??
      repetition(workflow, edge) ??
      closedCycle(graph, edge) ??
      ambiguity(edge);
    return issue ? problemOf(issue) : null;
  };
}

function edgeBetween(from: From, to: To): WorkflowEdge {
  return {
    from: from.nodeId,
    to: to.nodeId,
    ...(from.output !== undefined && { output: from.output }),
    ...(to.input !== undefined && { input: to.input }),
  };
}

function repetition(workflow: Workflow, edge: WorkflowEdge): Issue | undefined {
  const path = jsonPointer('edges', workflow.edges.length);
  const repeated = duplicateEdges({ workflow: { ...workflow, edges: [...workflow.edges, edge] } });
  return repeated.find((issue) => issue.path === path);
}

function closedCycle(graph: WorkflowGraph, edge: WorkflowEdge): Issue | undefined {
  const start = graph.indexOf.get(edge.to) ?? -1;
  const end = graph.indexOf.get(edge.from) ?? -1;
  const path = start === end ? [] : shortestPath(graph.nodes, { start, end });
  if (!path) return undefined;
  const ids = [...path, end].map((index) => graph.nodes[index]?.id ?? '');
  return cycleIssue(ids, 0);
}

function problemOf({ path: _path, severity: _severity, edge: _edge, ...told }: Issue): ConnectionProblem {
  return { ...told, code: told.code as ConnectionProblem['code'] };
}

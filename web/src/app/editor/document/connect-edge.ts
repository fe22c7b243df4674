import {
  applyEdit,
  bindInputs,
  connectionChecker,
  type NodeDefinitions,
  type Workflow,
  type WorkflowEdge,
} from '#workflow-core';

/** The ends of a wire; without a port it is about the nodes' order. */
export interface WireEnds {
  from: string;
  to: string;
  output?: string;
  input?: string;
}

export type Connection = { edge: WorkflowEdge } | { refusal: string };

/**
 * The edge that a wire from port to port becomes, or why it may not be. It names only the ports that it must name: the
 * binding rule finds the others, and keeps on doing so when the workflow changes.
 */
export function connectEdge(workflow: Workflow, definitions: NodeDefinitions, ends: WireEnds): Connection {
  if (isBound(workflow, definitions, ends)) return { refusal: `${ends.to} has this input from ${ends.from} already.` };
  const problem = connectionChecker(workflow, definitions);
  const { from, to, output, input } = ends;
  const candidates: WorkflowEdge[] = [
    { from, to },
    ...(output !== undefined ? [{ from, to, output }] : []),
    ...(input !== undefined ? [{ from, to, input }] : []),
    ...(output !== undefined && input !== undefined ? [{ from, to, output, input }] : []),
  ];
  const possible = candidates.filter((edge) => {
    if (problem({ nodeId: from, output: edge.output }, { nodeId: to, input: edge.input })) return false;
    return binds(workflow, definitions, { ends, edge });
  });
  const allowed = possible.find((edge) => !isLoose(workflow, definitions, { ends, edge })) ?? possible.at(-1);
  if (allowed) return { edge: allowed };
  const found = problem({ nodeId: from, output }, { nodeId: to, input });
  return { refusal: found ? `${found.message} ${found.hint}` : `Nothing of ${from} fits into ${to}.` };
}

interface Candidate {
  ends: WireEnds;
  edge: WorkflowEdge;
}

/** Whether the edge does what the wire says: its input gets its output's value, and no other input loses its own. */
function binds(workflow: Workflow, definitions: NodeDefinitions, { ends, edge }: Candidate): boolean {
  if (ends.output === undefined && ends.input === undefined) return true;
  const after = applyEdit(workflow, { kind: 'connect', edge });
  if (!isBound(after, definitions, ends)) return false;
  const kept = boundInputs(after, definitions, ends.to);
  return [...boundInputs(workflow, definitions, ends.to)].every(
    ([input, producers]) => input === ends.input || kept.get(input) === producers,
  );
}

/** Whether the output would also go into another input, which must then be kept apart by naming the ports. */
function isLoose(workflow: Workflow, definitions: NodeDefinitions, { ends, edge }: Candidate): boolean {
  if (ends.output === undefined || ends.input === undefined) return false;
  const before = boundInputs(workflow, definitions, ends.to);
  const after = boundInputs(applyEdit(workflow, { kind: 'connect', edge }), definitions, ends.to);
  const taken = after.get(ends.input);
  return [...after].some(([input, producers]) => input !== ends.input && producers === taken && !before.has(input));
}

/** The producers of each input that has any, as texts to compare. */
function boundInputs(workflow: Workflow, definitions: NodeDefinitions, id: string): ReadonlyMap<string, string> {
  const bindings = (bindInputs(workflow, definitions).get(id) ?? []).filter(
    ({ state, port }) => state === 'bound' && !port.many,
  );
  return new Map(bindings.map(({ input, producers }) => [input, JSON.stringify(producers)]));
}

function isBound(workflow: Workflow, definitions: NodeDefinitions, { from, to, output, input }: WireEnds): boolean {
  if (output === undefined && input === undefined) return false;
  if (!workflow.edges.some((edge) => edge.from === from && edge.to === to)) return false;
  return (bindInputs(workflow, definitions).get(to) ?? [])
    .filter((binding) => binding.state === 'bound' && (input === undefined || binding.input === input))
    .some(({ producers }) =>
      producers.some((producer) => producer.nodeId === from && (output ?? producer.output) === producer.output),
    );
}

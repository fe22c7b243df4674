import type { GraphNode } from '../../graph/workflow-graph.js';
import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { GraphBinding } from '../../binding/bind-inputs.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

const NAMED = 10;
/** Thousands of producers may reach each of thousands of inputs. */
const CANDIDATES = 20;

/** Reports every input that several producers could fill, with the candidates and the ports to name on an edge. */
export function ambiguousInputs({ graph, bindings }: CheckedWorkflow): Issue[] {
  return graph.nodes.flatMap((node) =>
    (bindings[node.index] ?? [])
      .filter((binding) => binding.state === 'ambiguous')
      .map((binding) => ambiguous(node, binding)),
  );
}

function ambiguous(node: GraphNode, { input, port, count, list }: GraphBinding): Issue {
  const producers = list(NAMED);
  const named = producers.map((producer) => `"${producer.nodeId}" (output "${producer.output}")`);
  const more = count > NAMED ? ` and ${count - NAMED} more nodes` : '';
  const example = { from: producers[0]?.nodeId, to: node.id, output: producers[0]?.output, input };
  return {
    code: 'ambiguous_input',
    severity: 'error',
    path: jsonPointer('nodes', node.index),
    nodeId: node.id,
    input,
    candidates: list(CANDIDATES).slice(0, CANDIDATES),
    message: `Input "${input}" of type ${port.type} of node "${node.id}" could come from ${named.join(', ')}${more}.`,
    hint: `Name "output" and "input" on one edge to "${node.id}", for example ${JSON.stringify(example)}.`,
  };
}

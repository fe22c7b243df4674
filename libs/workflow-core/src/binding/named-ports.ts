import type { NodeDefinition } from '../model/node-definition.js';
import { ownValue } from '../model/plain-object.js';
import type { Producer } from '../model/producer.js';
import type { WorkflowEdge } from '../model/workflow.js';
import { outputsOfType } from './producer.js';

/**
 * What an edge's `output` and `input` say. `plain`: nothing is named. `binds`: these inputs take these producers and no
 * others (several producers: the named input still needs an `output`). `wrong`: what does not fit, at which of the two
 * keys.
 */
export type NamedPorts =
  | { kind: 'plain' }
  | { kind: 'binds'; inputs: string[]; producers: Producer[] }
  | { kind: 'wrong'; code: 'unknown_port' | 'type_mismatch'; at: 'output' | 'input'; message: string; hint: string };

/** Reads the ports that an edge names. An end whose step is unknown is not checked: that is another issue. */
export function namedPorts(
  edge: WorkflowEdge,
  from: NodeDefinition | undefined,
  to: NodeDefinition | undefined,
): NamedPorts {
  if (edge.output === undefined && edge.input === undefined) return { kind: 'plain' };
  const unknown =
    unknownPort('output', edge.output, edge.from, from && { step: from.step, ports: from.outputs }) ??
    unknownPort('input', edge.input, edge.to, to && { step: to.step, ports: to.inputs });
  if (unknown) return unknown;
  if (!from || !to) return { kind: 'plain' };
  return edge.input === undefined ? byOutput(edge, from, to) : byInput(edge, edge.input, from, to);
}

function byOutput(edge: WorkflowEdge, from: NodeDefinition, to: NodeDefinition): NamedPorts {
  const output = edge.output ?? '';
  const type = ownValue(from.outputs, output)?.type;
  const inputs = Object.keys(to.inputs).filter((input) => ownValue(to.inputs, input)?.type === type);
  if (inputs.length > 0) return { kind: 'binds', inputs, producers: [{ nodeId: edge.from, output }] };
  const message = `Output "${output}" of "${edge.from}" is of type ${type}, and "${edge.to}" (${to.step}) takes no such input.`;
  return { kind: 'wrong', code: 'type_mismatch', at: 'output', message, hint: `Inputs there: ${ports(to.inputs)}.` };
}

function byInput(edge: WorkflowEdge, input: string, from: NodeDefinition, to: NodeDefinition): NamedPorts {
  const wanted = ownValue(to.inputs, input)?.type;
  const fitting = wanted === undefined ? [] : outputsOfType(from, wanted);
  const chosen = edge.output === undefined ? fitting : fitting.filter((output) => output === edge.output);
  if (chosen.length > 0) {
    return { kind: 'binds', inputs: [input], producers: chosen.map((output) => ({ nodeId: edge.from, output })) };
  }
  const given = edge.output === undefined ? 'has no such output' : `hands over ${ports(from.outputs, edge.output)}`;
  const message = `Input "${input}" of "${edge.to}" takes type ${wanted}, and "${edge.from}" (${from.step}) ${given}.`;
  return { kind: 'wrong', code: 'type_mismatch', at: 'input', message, hint: `Outputs there: ${ports(from.outputs)}.` };
}

function unknownPort(
  at: 'output' | 'input',
  name: string | undefined,
  nodeId: string,
  end: { step: string; ports: object } | undefined,
): NamedPorts | null {
  if (!end || name === undefined || Object.hasOwn(end.ports, name)) return null;
  const known = Object.keys(end.ports);
  const message = `Node "${nodeId}" (${end.step}) has no ${at} "${name}".`;
  const hint = known.length > 0 ? `Its ${at}s: ${known.join(', ')}.` : `It has no ${at}s; leave "${at}" out.`;
  return { kind: 'wrong', code: 'unknown_port', at, message, hint };
}

function ports(all: Readonly<Record<string, { type: string }>>, only?: string): string {
  const shown = Object.entries(all).filter(([name]) => only === undefined || name === only);
  return shown.map(([name, port]) => `"${name}" (${port.type})`).join(', ') || 'none';
}

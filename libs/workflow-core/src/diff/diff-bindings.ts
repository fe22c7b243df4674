import { jsonPointer } from '../model/json-pointer.js';
import { bindInputs, type InputBinding } from '../binding/bind-inputs.js';
import type { Producer } from '../model/producer.js';
import type { WorkflowChange } from './workflow-change.js';
import type { WorkflowSide } from './workflow-side.js';

/** Inputs whose producers changed, also where the edited edge is not at the node itself. */
export function diffBindings(before: WorkflowSide, after: WorkflowSide): WorkflowChange[] {
  const old = bindInputs(before.workflow, before.definitions);
  const now = bindInputs(after.workflow, after.definitions);
  const stayed = [...old.keys()].filter((id) => now.has(id)).sort();
  return stayed.flatMap((id) => {
    const [a, b] = [producersByInput(old.get(id)), producersByInput(now.get(id))];
    const inputs = [...new Set([...a.keys(), ...b.keys()])].sort();
    return inputs.flatMap((input) => rebound(id, input, [a.get(input) ?? [], b.get(input) ?? []]));
  });
}

function producersByInput(bindings: readonly InputBinding[] = []): Map<string, Producer[]> {
  return new Map(bindings.map(({ input, state, producers }) => [input, state === 'bound' ? producers : []]));
}

function rebound(nodeId: string, input: string, [before, after]: readonly [Producer[], Producer[]]): WorkflowChange[] {
  if (named(before) === named(after)) return [];
  const message = `Input "${input}" of node "${nodeId}" is filled by ${named(after)} instead of ${named(before)}.`;
  return [
    { kind: 'binding_changed', nodeId, path: jsonPointer('nodes', nodeId, 'inputs', input), before, after, message },
  ];
}

function named(producers: readonly Producer[]): string {
  return producers.map(({ nodeId, output }) => `"${nodeId}".${output}`).join(', ') || 'nothing';
}

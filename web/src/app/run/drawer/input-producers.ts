import type { InputBinding } from '#workflow-core';

/** Where an input of a node comes from. */
export interface InputProducer {
  input: string;
  producers: { nodeId: string; label: string; output: string }[];
}

/** The inputs of a node that other nodes give it. */
export function inputProducers(
  bindings: readonly InputBinding[] | undefined,
  labelOf: (nodeId: string) => string,
): InputProducer[] {
  return (bindings ?? [])
    .filter(({ producers }) => producers.length > 0)
    .map(({ input, producers }) => ({
      input,
      producers: producers.map(({ nodeId, output }) => ({ nodeId, label: labelOf(nodeId), output })),
    }));
}

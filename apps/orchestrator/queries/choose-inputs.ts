import type { PlannedNode } from '#workflow-core';

/** Inputs of one reply, as JSON text: with a page's outputs and logs they stay below what a message carries. */
const INPUT_BYTES = 3_000_000;

export const producersOf = (node: Pick<PlannedNode, 'inputs'>): string[] => [
  ...new Set(node.inputs.flatMap(({ producers }) => producers.map(({ nodeId }) => nodeId))),
];

/**
 * Of the nodes those whose producers have all put in (`fed`), and of these, in order, those whose inputs fit together into
 * a reply (`carried`). `bytes`: what each producer put in.
 */
export function chooseInputs<T extends Pick<PlannedNode, 'inputs'>>(
  nodes: readonly T[],
  bytes: ReadonlyMap<string, number>,
  limit = INPUT_BYTES,
): { fed: T[]; carried: T[] } {
  const fed = nodes.filter((node) => producersOf(node).every((nodeId) => bytes.has(nodeId)));
  let left = limit;
  const carried = fed.filter((node) => {
    const size = producersOf(node).reduce((sum, nodeId) => sum + (bytes.get(nodeId) ?? 0), 0);
    if (size > left) return false;
    left -= size;
    return true;
  });
  return { fed, carried };
}

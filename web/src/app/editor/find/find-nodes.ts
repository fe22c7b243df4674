import type { CanvasNode } from '../canvas/canvas-model';

/** What of nodes is not in their text: whether something is wrong with them. */
export interface FindContext {
  invalid: ReadonlySet<string>;
}

type Test = (node: CanvasNode, context: FindContext) => boolean;

const STATES: Readonly<Record<string, Test>> = {
  'is:invalid': ({ id }, { invalid }) => invalid.has(id),
  'is:unknown': ({ isUnknown }) => isUnknown,
};

/** The nodes whose name, step or id has every word; `is:invalid` asks for those with errors. Nothing for no words. */
export function findNodes(nodes: readonly CanvasNode[], text: string, context: FindContext): string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes
    .filter((node) => {
      const said = `${node.label} ${node.stepLabel} ${node.step} ${node.id}`.toLowerCase();
      return words.every((word) => STATES[word]?.(node, context) ?? said.includes(word));
    })
    .map(({ id }) => id);
}

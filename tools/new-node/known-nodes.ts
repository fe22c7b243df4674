import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where node folders are, from the root. */
export const NODES = 'libs/nodes/src';

/** The distinguishing fields of an existing node. */
export interface KnownNode {
  step: string;
  label: string;
  category: string;
  icon: string;
}

const textOf = (source: string, property: string): string =>
  new RegExp(`^  ${property}: (['"])(.*)\\1,$`, 'm').exec(source)?.[2] ?? '';

/** The newest version of every node in the checkout, read without running anything. */
export function knownNodes(root: string): KnownNode[] {
  return globSync(`${NODES}/*/definition.ts`, { cwd: root })
    .sort()
    .map((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      const facts = (property: string) => textOf(source, property);
      return {
        step: basename(dirname(path)),
        label: facts('label'),
        category: facts('category'),
        icon: facts('icon'),
      };
    });
}

/** Whether a file or folder of this name exists among the node folders. */
export function isTaken(root: string, step: string): boolean {
  return existsSync(join(root, NODES, step));
}

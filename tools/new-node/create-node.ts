import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeIndex } from '../generate-node-index/node-index.ts';
import { assertStepName, chooseNode, NewNodeRefused } from './choose-node.ts';
import type { Wish } from './choose-node.ts';
import { isTaken, knownNodes, NODES } from './known-nodes.ts';
import { nodeFiles } from './node-files.ts';

/**
 * Writes the folder of a new node and both indexes; resolves to the paths written, from the root. Throws `NewNodeRefused`
 * before anything is written; where the indexes cannot be made, the folder is removed again.
 */
export function createNode(root: string, wish: Wish): string[] {
  assertStepName(wish.step);
  const folder = `${NODES}/${wish.step}`;
  if (isTaken(root, wish.step)) throw new NewNodeRefused(`${folder} exists already: choose another name.`);
  const node = chooseNode(wish, knownNodes(root));
  const files = Object.entries(nodeFiles(node)).map(([name, content]) => ({ path: `${folder}/${name}`, content }));
  mkdirSync(join(root, folder));
  try {
    writeAll(root, files);
    const indexes = nodeIndex(root);
    writeAll(root, indexes);
    return [...files, ...indexes].map(({ path }) => path);
  } catch (error) {
    rmSync(join(root, folder), { recursive: true });
    throw error;
  }
}

function writeAll(root: string, files: { path: string; content: string }[]): void {
  for (const { path, content } of files) writeFileSync(join(root, path), content);
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeIndex } from '../generate-node-index/node-index.ts';
import { assertStepName, chooseNode, NewNodeRefused } from './choose-node.ts';
import type { NodeRequest } from './choose-node.ts';
import { isTaken, knownNodes, NODES } from './known-nodes.ts';
import { nodeFiles } from './node-files.ts';

/**
 * Writes the folder of a new node and the indexes; resolves to the paths written, from the root. Throws `NewNodeRefused`
 * before anything is written; where the indexes cannot be made, the folder is removed again.
 */
export function createNode(root: string, request: NodeRequest): string[] {
  assertStepName(request.step);
  const folder = `${NODES}/${request.step}`;
  if (isTaken(root, request.step)) throw new NewNodeRefused(`${folder} exists already: choose another name.`);
  const node = chooseNode(request, knownNodes(root));
  const files = Object.entries(nodeFiles(node)).map(([name, content]) => ({ path: `${folder}/${name}`, content }));
  mkdirSync(join(root, folder));
  try {
    // The indexes are made of the folders, the new one among them.
    return [...writeChanged(root, files), ...writeChanged(root, nodeIndex(root))];
  } catch (error) {
    rmSync(join(root, folder), { recursive: true });
    throw error;
  }
}

/** Writes those that are not on the disk as they are here; returns their paths. */
function writeChanged(root: string, files: { path: string; content: string }[]): string[] {
  const changed = files.filter(({ path, content }) => {
    const target = join(root, path);
    return !existsSync(target) || readFileSync(target, 'utf8') !== content;
  });
  for (const { path, content } of changed) writeFileSync(join(root, path), content);
  return changed.map(({ path }) => path);
}

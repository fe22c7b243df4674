/** Writes the indexes of node folders; with `--check` compares only, and fails where a committed index is out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeIndex } from './node-index.ts';

const root = resolve(import.meta.dirname, '../..');
const changed = nodeIndex(root).filter(({ path, content }) => {
  const target = join(root, path);
  return !existsSync(target) || readFileSync(target, 'utf8') !== content;
});

if (process.argv.includes('--check')) {
  for (const { path } of changed) {
    process.stderr.write(`${path} is out of date: run ./hartomat check --fix and commit it.\n`);
  }
  process.exitCode = changed.length === 0 ? 0 : 1;
} else {
  for (const { path, content } of changed) {
    writeFileSync(join(root, path), content);
    process.stdout.write(`wrote ${path}\n`);
  }
}

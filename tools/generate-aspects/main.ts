/**
 * Writes the aspects that contracts, replies and command line know: those of the comparators, in their order. With `--check`
 * it compares only, and fails where the committed list is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const LIST = 'libs/contracts/src/aspects/aspects.generated.ts';
const target = join(resolve(import.meta.dirname, '../..'), LIST);

// Comparators import as the services do, which Node alone does not follow.
const { aspectsFile } = (await tsImport('./aspects-file.ts', import.meta.url)) as { aspectsFile(): string };
const content = aspectsFile();

const isFresh = existsSync(target) && readFileSync(target, 'utf8') === content;
if (!isFresh && process.argv.includes('--check')) {
  process.stderr.write(`${LIST} is out of date: run ./hartomat check --fix and commit it.\n`);
  process.exitCode = 1;
} else if (!isFresh) {
  writeFileSync(target, content);
  process.stdout.write(`wrote ${LIST}\n`);
}

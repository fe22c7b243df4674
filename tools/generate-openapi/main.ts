/** Writes docs/openapi.json from the gateway's controllers and the contracts; with `--check` it compares only. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { createApiProgram } from './api-program.ts';
import { controllerFiles, describeApi } from './describe-api.ts';
import type { Loaded } from './describe-api.ts';
import { readableJson } from './readable-json.ts';

const DOCUMENT = 'docs/openapi.json';
const root = resolve(import.meta.dirname, '../..');
const target = join(root, DOCUMENT);

// The contracts are decorated, which Node cannot erase.
const { load } = (await tsImport('./load.ts', import.meta.url)) as { load(): Loaded };

const program = createApiProgram(root, [...controllerFiles(root), 'libs/contracts/src/http/problem.ts']);
const content = readableJson(describeApi(program, root, load()));

const isFresh = existsSync(target) && readFileSync(target, 'utf8') === content;
if (!isFresh && process.argv.includes('--check')) {
  process.stderr.write(`${DOCUMENT} is out of date: run ./hartomat check --fix, read what changed, and commit it.\n`);
  process.exitCode = 1;
} else if (!isFresh) {
  writeFileSync(target, content);
  process.stdout.write(`wrote ${DOCUMENT}\n`);
}

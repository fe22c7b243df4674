/**
 * Writes the types of the API for the web from docs/openapi.json. With `--check` it compares only, and fails where the
 * committed types are out of date. The name of this folder comes after `generate-openapi`, whose file it reads.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { webTypes } from './web-types.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TYPES = 'web/src/app/api/schema.generated.ts';
const target = join(ROOT, TYPES);

const content = await webTypes(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8'));

const isFresh = existsSync(target) && readFileSync(target, 'utf8') === content;
if (!isFresh && process.argv.includes('--check')) {
  process.stderr.write(`${TYPES} is out of date: run ./hartomat check --fix and commit it.\n`);
  process.exitCode = 1;
} else if (!isFresh) {
  writeFileSync(target, content);
  process.stdout.write(`wrote ${TYPES}\n`);
}

/**
 * Writes the environment variables of each service: those of its config class. With `--check` it compares only, and
 * fails where the committed table is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const TABLE = 'deploy/local/supervisor/service-variables.generated.ts';
const target = join(resolve(import.meta.dirname, '../..'), TABLE);

// Config classes are decorated, which Node cannot erase.
const { readVariables } = (await tsImport('./read-variables.ts', import.meta.url)) as {
  readVariables(): Record<string, string[]>;
};

function row([service, names]: [string, string[]]): string {
  const key = service.includes('-') ? `'${service}'` : service;
  return `  ${key}: [\n${names.map((name) => `    '${name}',\n`).join('')}  ],\n`;
}

const content = `/** Written by tools/generate-service-variables: the variables that each service's config class names. */
import type { ServiceName } from './service-table.js';

export const SERVICE_VARIABLES: Readonly<Record<ServiceName, readonly string[]>> = {
${Object.entries(readVariables()).map(row).join('')}};
`;

const isFresh = existsSync(target) && readFileSync(target, 'utf8') === content;
if (!isFresh && process.argv.includes('--check')) {
  process.stderr.write(`${TABLE} is out of date: run ./hartomat check --fix and commit it.\n`);
  process.exitCode = 1;
} else if (!isFresh) {
  writeFileSync(target, content);
  process.stdout.write(`wrote ${TABLE}\n`);
}

import { existsSync, globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** One thing that a machine can refuse: run `command` with `args` in the repository's root; exit code 0 means in order. */
export interface Check {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

const ROOT = resolve(import.meta.dirname, '../..');
/** What tools remember between runs; deleting it costs time only. */
const CACHE = '.hartomat/cache';

const node = (name: string, script: string, ...args: string[]): Check => ({
  name,
  command: process.execPath,
  args: [script, ...args],
});

const found = (pattern: string): string[] => globSync(pattern, { cwd: ROOT }).sort();

const compile = (project: string, name: string): Check =>
  node(
    name,
    'node_modules/typescript/bin/tsc',
    ...[
      '-p',
      project,
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      `${CACHE}/tsc/${name.replaceAll(/[^a-z]+/g, '-')}.tsbuildinfo`,
    ],
  );

/** The core compiles once more without DOM and Node types: that is how it stays fit for the browser. */
const CORE = 'libs/workflow-core/tsconfig.json';

/** Rooms that the dependency rules walk, as far as they exist. */
const rooms = ['apps', 'libs', 'tools', 'deploy', 'tests', 'web/src'].filter((room) => existsSync(resolve(ROOT, room)));

/** A generator is a folder `tools/generate-*` whose main.ts writes without an argument and compares with `--check`. */
const generators = found('tools/generate-*/main.ts').map((main) =>
  node(`generated: ${basename(dirname(main))}`, main, '--check'),
);

/** Entities against the snapshot of the committed migrations, for each app with a database; no server is asked. */
const migrations = found('apps/*/*.orm.config.ts').map((config) => {
  const app = basename(dirname(config));
  return node(`migrations: ${app}`, '--import', 'tsx', 'tools/check/migrations-drift.ts', app);
});

/** All of `./hartomat check`, the slow ones first so that two cores finish together. */
export const checks: Check[] = [
  node(
    'lint',
    'node_modules/eslint/bin/eslint.js',
    ...['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint/`],
  ),
  compile('tsconfig.json', 'types'),
  ...(existsSync(resolve(ROOT, CORE)) ? [compile(CORE, 'types: workflow-core')] : []),
  node(
    'format',
    'node_modules/prettier/bin/prettier.cjs',
    ...['--check', '.', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
    ...['--cache-location', `${CACHE}/prettier.json`],
  ),
  node(
    'dependency rules',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...rooms],
  ),
  ...generators,
  ...migrations,
];

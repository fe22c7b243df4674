import { existsSync, globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** An automated check: run `command` with `args` in the repository; exit code 0 means that it passes. */
export interface Check {
  name: string;
  command: string;
  args: string[];
  /** Where it runs, from the root; the root itself without. */
  cwd?: string;
  env?: Record<string, string>;
  /** Its arguments where it may write what is missing instead. */
  fixArgs?: string[];
}

const ROOT = resolve(import.meta.dirname, '../..');
/** Caches of tools; deleting them costs time only. */
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

/** The core is also compiled without DOM and Node types, so that it stays usable in the browser. */
const CORE = 'libs/workflow-core/tsconfig.json';

/** Folders that the dependency rules cover, as far as they exist. */
const rooms = ['apps', 'libs', 'tools', 'deploy', 'tests'].filter((room) => existsSync(resolve(ROOT, room)));

/** A generator is a folder `tools/generate-*` whose main.ts writes without an argument and compares with `--check`. */
const generators = found('tools/generate-*/main.ts').map((main): Check => ({
  ...node(`generated: ${basename(dirname(main))}`, main, '--check'),
  fixArgs: [main],
}));

/** Entities against the snapshot of the committed migrations, for each app with a database; no server is needed. */
const migrations = found('apps/*/*.orm.config.ts').map((config) => {
  const app = basename(dirname(config));
  return node(`migrations: ${app}`, '--import', 'tsx', 'tools/migrations/main.ts', 'check', app);
});

const prettier = (mode: '--check' | '--write'): Check =>
  node(
    'format',
    'node_modules/prettier/bin/prettier.cjs',
    ...[mode, '.', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
    ...['--cache-location', `${CACHE}/prettier.json`],
  );
const format: Check = { ...prettier('--check'), fixArgs: prettier('--write').args };

/** The web resolves its imports by its own tsconfig and packages, so it is checked apart, by tools of those packages. */
const WEB = 'web/package.json';
const web: Check[] = [
  {
    ...node(
      'lint: web',
      'node_modules/eslint/bin/eslint.js',
      ...['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content'],
      ...['--cache-location', `../${CACHE}/eslint-web/`],
    ),
    cwd: 'web',
  },
  {
    ...node(
      'types: web',
      'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
      '-p',
      'tsconfig.spec.json',
      '--noEmit',
    ),
    cwd: 'web',
  },
  node(
    'dependency rules: web',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', 'web/.dependency-cruiser.cjs', '--output-type', 'err', 'web/src'],
  ),
];

/** All of `./hartomat check`, the slow ones first so that two cores finish together. */
export const checks: Check[] = [
  node(
    'lint',
    'node_modules/eslint/bin/eslint.js',
    ...['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint/`],
  ),
  compile('tsconfig.json', 'types'),
  ...(existsSync(resolve(ROOT, CORE)) ? [compile(CORE, 'types: workflow-core')] : []),
  ...(existsSync(resolve(ROOT, WEB)) ? web : []),
  format,
  node(
    'dependency rules',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...rooms],
  ),
  node('folder cycles', 'tools/check/folder-cycles.ts'),
  node('listed', 'tools/check/unlisted.ts'),
  ...generators,
  ...migrations,
];

/** What of `checks` can write what is missing, as commands that do, in their order: what is generated is read from formatted files. */
export const fixesOf = (checks: readonly Check[]): Check[] =>
  checks.flatMap(({ fixArgs, ...check }) =>
    fixArgs ? [{ ...check, name: `write ${check.name}`, args: fixArgs }] : [],
  );

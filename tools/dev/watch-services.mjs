/**
 * Builds the services into `dist/dev` and again whenever a source changes; run by `./hartomat dev` as a child process.
 * After each build of a service it sends its parent `{ name, hash, savedAt, errors }`: `hash` changes with the bundle,
 * `savedAt` when the newest source was saved (ms), `errors` a text, empty where the build succeeded.
 */
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rspackDefaultsFactory } from '@nestjs/cli/lib/compiler/defaults/rspack-defaults.js';
import { rspack } from '@rspack/core';
import configure from '../../rspack.config.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const tsconfig = join(root, 'tsconfig.json');
const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
const services = Object.entries(projects).filter(([, { sourceRoot }]) => sourceRoot.startsWith('apps/'));

/** What `nest build` would do, into another folder. */
function configOf({ root: folder, sourceRoot, entryFile }) {
  const options = { sourceMap: true };
  const source = join(root, sourceRoot);
  const config = configure(rspackDefaultsFactory(source, folder, entryFile, false, tsconfig, {}, true, options));
  return { ...config, context: root, output: { ...config.output, path: join(root, 'dist', 'dev') } };
}

let stamping;

/** Cached results are keyed by the digest of the code, so the digests are generated before the build. */
function stampCode() {
  stamping ??= new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'tools/generate-node-index/main.ts')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('close', resolve);
  }).finally(() => (stamping = undefined));
  return stamping;
}

const isStepCode = (file) =>
  /[/\\]libs[/\\](steps|nodes)[/\\]/.test(file) && file.endsWith('.ts') && !file.endsWith('.generated.ts');

const timeOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function watch(name, project) {
  const compiler = rspack(configOf(project));
  let savedAt = 0;
  compiler.hooks.watchRun.tapPromise('hartomat', async ({ modifiedFiles = [], removedFiles = [] }) => {
    const files = [...modifiedFiles].filter((file) => file.endsWith('.ts') || file.endsWith('.json'));
    savedAt = Math.max(0, ...files.map(timeOf));
    if ([...files, ...removedFiles].some(isStepCode)) await stampCode();
  });
  compiler.watch({ aggregateTimeout: 15, ignored: ['**/node_modules/**', '**/dist/**'] }, (error, stats) => {
    const errors = error ? String(error) : stats.hasErrors() ? stats.toString({ all: false, errors: true }) : '';
    process.send?.({ name, hash: stats?.hash ?? '', savedAt, errors });
  });
}

process.once('disconnect', () => process.exit());
await stampCode();
for (const [name, project] of services) watch(name, project);

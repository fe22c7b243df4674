#!/usr/bin/env node
/**
 * Builds what changed: `node tools/build.mjs cli` the command line, `node tools/build.mjs services` all services,
 * `node tools/build.mjs web` the web, `node tools/build.mjs bench` the benchmarks, `node tools/build.mjs chaos` the quick
 * services of the chaos suite. Needs the packages installed, for the web those of `web/`. Several may run at the same
 * time; progress goes to stderr.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const CONFIGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  'rspack.config.mjs',
  'tools/build.mjs',
  'tools/bundle-child.mjs',
];
const SOURCES = {
  cli: [
    'tools/cli',
    'deploy/local',
    'libs/platform/src/bus-address',
    'libs/platform/src/process-stat',
    'libs/platform/src/user-name',
    'libs/workflow-core',
    'libs/contracts/src/aspects',
  ],
  services: ['apps', 'libs'],
  bench: ['tests/bench', 'tests/instance', 'tests/e2e/web', 'apps', 'libs', 'deploy/local'],
  chaos: ['tests/chaos/quick', 'apps', 'libs'],
  web: ['web/src', 'web/public', 'libs/workflow-core', 'libs/steps/src/studio', 'tools/build-web'],
};
const WEB_CONFIGS = ['angular.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.app.json'];
const AT_ONCE = 2;

const say = (text) => process.stderr.write(`hartomat: ${text}\n`);

/** All files that end up in a build; specs do not. */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function sourceHash(target) {
  const hash = createHash('sha256').update(process.versions.node);
  const names = target === 'web' ? ['docs/openapi.json', ...WEB_CONFIGS.map((name) => `web/${name}`)] : CONFIGS;
  const configs = names.map((name) => join(root, name)).filter(existsSync);
  for (const file of [...configs, ...SOURCES[target].flatMap(filesBelow)]) {
    hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function targetOf(project) {
  if (project === 'hartomat') return 'cli';
  const [first] = project.split('-');
  return first === 'bench' || first === 'chaos' ? first : 'services';
}

/** Names of the nest projects of a target whose sources are there. */
function projectsOf(target) {
  const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
  const names = Object.keys(projects).filter((name) => targetOf(name) === target);
  return names.filter((name) => existsSync(join(root, projects[name].sourceRoot, `${projects[name].entryFile}.ts`)));
}

/**
 * A lock by a name in Linux's abstract socket namespace: bound by one process at a time and released with it, so never
 * stale.
 */
async function takeLock() {
  const name = `\0hartomat-build-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  for (let told = false; ; told = true) {
    const server = createServer();
    const taken = await new Promise((resolve, reject) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      server.listen(name, () => resolve(true));
    });
    if (taken) return () => server.close();
    if (!told) say('waiting for another build in this checkout');
    await sleep(200);
  }
}

function runNest(project) {
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const child = spawn(process.execPath, [nest, 'build', project], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`Building ${project} failed:\n${output.trim()}`)),
    );
  });
}

/**
 * Cached results are keyed by the digest of the code that made them: a build with a stale digest would reuse results of
 * other code.
 */
async function stampCode() {
  const code = await runTool('generate-node-index');
  if (code !== 0) throw new Error('The index of node folders cannot be written, see above.');
}

/** Runs a tool's main.ts with its output on stderr; resolves with its exit code. */
function runTool(name) {
  const child = spawn(process.execPath, [join(root, `tools/${name}/main.ts`)], { cwd: root });
  child.stdout.pipe(process.stderr);
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.once('close', resolve));
}

async function buildWeb() {
  if ((await runTool('build-web')) !== 0) throw new Error('Building the web failed, see above.');
}

async function buildAll(projects) {
  const started = performance.now();
  const waiting = [...projects];
  const lane = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) await runNest(project);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  say(`built ${projects.join(', ')} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

async function build(target) {
  const stamp = join(root, 'dist', `.built-${target}`);
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(target);
  if (isFresh()) return;
  const unlock = await takeLock();
  try {
    if (isFresh()) return;
    if (target !== 'cli' && target !== 'web') await stampCode();
    const hash = sourceHash(target);
    rmSync(stamp, { force: true });
    await (target === 'web' ? buildWeb() : buildAll(projectsOf(target)));
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  } finally {
    unlock();
  }
}

const targets = process.argv.slice(2);
if (targets.length === 0 || targets.some((target) => !(target in SOURCES))) {
  say(`usage: node tools/build.mjs ${Object.keys(SOURCES).join('|')}…`);
  process.exit(2);
}
try {
  for (const target of targets) await build(target);
} catch (error) {
  say(
    `${error.message}\nCorrect the source, or if packages are missing: rm -rf node_modules web/node_modules && ./hartomat --help`,
  );
  process.exit(1);
}

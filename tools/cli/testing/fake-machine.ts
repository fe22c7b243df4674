import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';

/** How a run of ./hartomat ended. */
export interface LauncherRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** A copy of the launcher in an empty checkout, with a fake npm that records its calls. */
export interface FakeMachine {
  root: string;
  /** Runs ./hartomat with these arguments. */
  run(...args: string[]): Promise<LauncherRun>;
  /** Replaces the body of the `npm` program. */
  npm(script: string): void;
  /** All calls of npm so far, one per line. */
  npmCalls(): string[];
  /** Adds a web with a lock file of its own. */
  web(): void;
  /** Puts a fake `node` of this version on the PATH. */
  oldNode(version: string): void;
  remove(): void;
}

const INSTALLS = 'mkdir -p node_modules';

/** Replaces tools/build.mjs: writes a command line that prints its arguments. */
const BUILD = `
import { mkdirSync, writeFileSync } from 'node:fs';
const folder = new URL('../dist/tools/cli/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('main.js', folder), 'console.log(JSON.stringify(process.argv.slice(2)))');
`;

export function fakeMachine(): FakeMachine {
  const root = mkdtempSync(join(tmpdir(), 'hartomat-machine-'));
  const bin = join(root, 'bin');
  const calls = join(root, 'npm-calls');
  for (const folder of ['bin', 'tools']) mkdirSync(join(root, folder));
  copyFileSync(join(repositoryRoot(), 'hartomat'), join(root, 'hartomat'));
  writeFileSync(join(root, 'tools/build.mjs'), BUILD);
  writeFileSync(join(root, 'package-lock.json'), '{"one":1}');
  const program = (name: string, script: string): void =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const npm = (script: string): void => program('npm', `echo "$*" >>"${calls}"\n${script}`);
  npm(INSTALLS);
  const nodeFolder = join(process.execPath, '..');
  const env = { PATH: [bin, nodeFolder, '/usr/bin', '/bin'].join(delimiter), HOME: root };
  return {
    root,
    npm,
    npmCalls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    run: (...args) => launch(join(root, 'hartomat'), args, env),
    web: () => {
      mkdirSync(join(root, 'web'));
      writeFileSync(join(root, 'web/package-lock.json'), '{"web":1}');
    },
    oldNode: (version) => program('node', `[ "$1" = --version ] && echo ${version} && exit 0\nexit 1`),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function launch(program: string, args: string[], env: Record<string, string>): Promise<LauncherRun> {
  return new Promise((resolve) => {
    execFile('/bin/sh', [program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

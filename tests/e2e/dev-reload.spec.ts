import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../deploy/local/process/free-port.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { temporaryHome } from '../../deploy/local/testing/temporary-home.js';

const COPIED = [
  'apps',
  'libs',
  'tools',
  'deploy',
  'docs/openapi.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  'rspack.config.mjs',
];
const CONTROLLER = 'apps/gateway/health/health.controller.ts';
const WITHIN_MS = 120_000;

const home = temporaryHome();
const root = mkdtempSync(join(tmpdir(), 'hartomat-dev-'));
let command: ChildProcess;
let ended: Promise<number | null>;
let output = '';
let port: number;

beforeAll(async () => {
  for (const name of COPIED) cpSync(join(repositoryRoot(), name), join(root, name), { recursive: true });
  for (const name of ['node_modules', '.tools']) symlinkSync(join(repositoryRoot(), name), join(root, name));
  port = await freePort();
  const env = { ...process.env, HARTOMAT_ROOT: root, HARTOMAT_HOME: home.homeDir, HARTOMAT_HTTP_PORT: String(port) };
  command = spawn(process.execPath, ['--import', 'tsx', join(repositoryRoot(), 'tools/cli/main.ts'), 'dev'], { env });
  ended = new Promise((resolve) => command.once('exit', resolve));
  for (const stream of [command.stdout, command.stderr]) stream?.on('data', (text: Buffer) => (output += String(text)));
  await said(/HartOMat is up/);
}, 2 * WITHIN_MS);
afterAll(async () => {
  command.kill('SIGINT');
  await ended;
  rmSync(root, { recursive: true, force: true });
  home.remove();
});

/** Waits until the command has said it after `from`. */
async function said(text: RegExp, from = 0): Promise<void> {
  const found = await waitUntil(() => (text.test(output.slice(from)) ? true : undefined), { withinMs: WITHIN_MS });
  if (!found) throw new Error(`dev did not say ${text}: ${output.slice(from)}`);
}

function edit(change: (source: string) => string): void {
  const file = join(root, CONTROLLER);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const answer = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();

describe('./hartomat dev', () => {
  it('restarts the service whose code is saved, and no other', async () => {
    expect(await answer()).toEqual({ alive: true });
    for (const since of ['the first edit', 'the second edit']) {
      const from = output.length;
      edit((source) =>
        source.replace(/return \{ alive: true.*;/, `return { alive: true, since: '${since}' } as never;`),
      );
      await said(/gateway ready again after \d+\.\d s/, from);
      expect(await answer()).toEqual({ alive: true, since });
      expect(output.slice(from)).not.toMatch(/(orders|registry|orchestrator|node-worker|comparison|legacy-pipeline) ready again/); // prettier-ignore
    }
  });

  it('says why an edit cannot be built, and keeps what runs', async () => {
    const before = await answer();
    const from = output.length;
    edit((source) => `${source}\nexport const broken = ;\n`);
    await said(/gateway is not built; the running process continues:[\s\S]*health\.controller\.ts/, from);
    expect(await answer()).toEqual(before);
    edit((source) => source.replace(/\nexport const broken.*\n/, '\nexport const mended = 1;\n'));
    await said(/gateway ready again/, from);
    expect(await answer()).toEqual(before);
  });

  it('ends with everything that it started at Ctrl-C', async () => {
    command.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(answer()).rejects.toThrow();
  });
});

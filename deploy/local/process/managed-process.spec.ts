import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeExit, startManagedProcess, tailOfLog } from './managed-process.js';
import type { ManagedProcess } from './managed-process.js';
import { isRunning } from './process-identity.js';
import { waitUntil } from './wait-until.js';

describe('startManagedProcess', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hartomat-process-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const shell = (script: string, graceMs = 10_000): ManagedProcess =>
    startManagedProcess({
      name: 'shell',
      command: '/bin/sh',
      args: ['-c', script],
      logFile: join(folder, 'log'),
      graceMs,
    });

  const printed = (): Promise<string | undefined> =>
    waitUntil(() => readFileSync(join(folder, 'log'), 'utf8').trim() || undefined, { withinMs: 10_000 });

  it('kills one that ignores the signal, with everything it started', async () => {
    const stubborn = shell("trap '' TERM; sleep 600 & echo $!; while :; do wait; done", 100);
    const grandchild = Number(await printed());
    await stubborn.stop();
    expect(stubborn.exit).toMatchObject({ signal: 'SIGKILL' });
    expect(await waitUntil(() => (isRunning({ pid: grandchild }) ? undefined : true), { withinMs: 5_000 })).toBe(true);
  });

  it('leaves nothing of its group behind when it ends by itself', async () => {
    const parent = shell('sleep 600 & echo $!');
    const grandchild = Number(await printed());
    await parent.exited;
    expect(await waitUntil(() => (isRunning({ pid: grandchild }) ? undefined : true), { withinMs: 5_000 })).toBe(true);
  });

  it('reports how it ended and keeps its output', async () => {
    const failing = shell('echo out; echo err >&2; exit 3');
    expect(describeExit(await failing.exited)).toBe('exit code 3');
    expect(tailOfLog(join(folder, 'log'))).toBe('out\nerr');
  });

  it('reports a program that does not exist instead of throwing', async () => {
    const missing = startManagedProcess({ name: 'x', command: '/no/such', args: [], logFile: join(folder, 'log') });
    expect(describeExit(await missing.exited)).toMatch(/could not start: .*ENOENT/);
    await missing.stop();
  });
});

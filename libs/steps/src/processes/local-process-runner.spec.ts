import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessRequest } from '../ports/index.js';
import { probeChildProtection } from './child-limits.js';
import { createLocalProcessRunner } from './local-process-runner.js';

const MB = 1024 * 1024;
const runner = createLocalProcessRunner();
let cwd: string;

beforeEach(async () => void (cwd = await mkdtemp(join(tmpdir(), 'processes-'))));
afterEach(() => rm(cwd, { recursive: true, force: true }));

function node(script: string, changes: Partial<ProcessRequest> = {}): ProcessRequest {
  const limits = { timeoutMs: 30_000, memoryLimitBytes: 512 * MB, signal: new AbortController().signal };
  return { command: process.execPath, args: ['-e', script], cwd, ...limits, ...changes };
}

function shell(script: string, changes: Partial<ProcessRequest> = {}): ProcessRequest {
  return { ...node('', changes), command: 'sh', args: ['-c', script] };
}

/** Whether it is running: a zombie counts as ended. */
function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('createLocalProcessRunner', () => {
  it('gives exit code, both outputs and the peak of memory', async () => {
    const result = await runner.run(
      node('console.log("ü"); console.error("b"); setTimeout(() => process.exit(3), 300)'),
    );
    expect(result).toMatchObject({ exitCode: 3, reason: 'exited', stdout: 'ü\n', stderr: 'b\n' });
    expect(result.peakRssBytes).toBeGreaterThan(10 * MB);
  });

  it('reports each line of stderr while the child runs, the last one too', async () => {
    const lines: string[] = [];
    await runner.run(shell('printf "one\\ntwo\\r\\nthree" >&2', { onStderrLine: (line) => lines.push(line) }));
    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('ends an endless loop at its deadline, with all its descendants', async () => {
    const result = await runner.run(shell('sleep 300 & echo $!; while :; do :; done', { timeoutMs: 300 }));
    expect(result).toMatchObject({ reason: 'timeout', exitCode: null });
    const sleeper = Number(result.stdout);
    expect(sleeper).toBeGreaterThan(1);
    await until(() => !isAlive(sleeper));
  });

  it('ends a child that takes more memory than allowed, and not the caller', async () => {
    const bomb = 'const a = []; setInterval(() => a.push(Buffer.alloc(2e7, 1)), 5)';
    const result = await runner.run(node(bomb, { memoryLimitBytes: 200 * MB }));
    expect(result).toMatchObject({ reason: 'memory', exitCode: null });
    expect(result.peakRssBytes).toBeGreaterThan(200 * MB);
  });

  it('counts the memory of descendants', async () => {
    const bomb = `"${process.execPath}" -e 'const a = []; setInterval(() => a.push(Buffer.alloc(2e7, 1)), 5)' & wait`;
    expect((await runner.run(shell(bomb, { memoryLimitBytes: 200 * MB }))).reason).toBe('memory');
  });

  it('ends a child with endless output and keeps the allowed part', async () => {
    const result = await runner.run(shell('while :; do echo 123456789; done', { maxOutputBytes: 1000 }));
    expect(result.reason).toBe('output');
    expect(result.stdout).toBe('123456789\n'.repeat(100));
  });

  it('ends the child on abort, and does not start one after it', async () => {
    const controller = new AbortController();
    const request = shell('echo started >&2; exec sleep 300', {
      signal: controller.signal,
      onStderrLine: () => controller.abort(),
    });
    expect((await runner.run(request)).reason).toBe('aborted');
    expect(await runner.run(request)).toMatchObject({ reason: 'aborted', stderr: '' });
  });

  it('does not wait for a descendant that outlives the child', async () => {
    const result = await runner.run(shell('sleep 300 & echo $!'));
    expect(result).toMatchObject({ reason: 'exited', exitCode: 0 });
    await until(() => !isAlive(Number(result.stdout)));
  });

  it('passes arguments as they are, never through a shell', async () => {
    const hostile = ['$(touch owned)', '`touch owned`', '; touch owned', '"', "'", '$1', '-c', '', 'a b\nc'];
    const request = node('');
    const args = ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...hostile];
    const result = await runner.run({ ...request, args });
    expect(JSON.parse(result.stdout)).toEqual(hostile);
    expect(existsSync(join(cwd, 'owned'))).toBe(false);
  });

  it('passes no variable of the caller but those of every child', async () => {
    process.env['CANARY_SECRET'] = 'canary';
    const result = await runner.run(node('console.log(JSON.stringify(process.env))', { env: { GIVEN: 'yes' } }));
    delete process.env['CANARY_SECRET'];
    const seen = JSON.parse(result.stdout) as Record<string, string>;
    expect(seen['GIVEN']).toBe('yes');
    const allowed = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LD_LIBRARY_PATH', 'GIVEN', 'PWD', 'OLDPWD', 'SHLVL', '_'];
    expect(Object.keys(seen).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('limits CPU time and file size and writes no core dump', async () => {
    const { stdout } = await runner.run(shell('ulimit -t; ulimit -f; ulimit -c', { timeoutMs: 1_000 }));
    const [cpuSeconds, fileBlocks, core] = stdout.trim().split('\n').map(Number);
    expect(cpuSeconds).toBeLessThan(1_000);
    expect(fileBlocks).toBe((4 * 1024 ** 3) / 512);
    expect(core).toBe(0);
  });

  it('gives the child no network where the machine allows that', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const connect = `require('net').connect(${port}, '127.0.0.1').on('connect', () => console.log('reached')).on('error', (e) => console.log(e.code))`;
    const { stdout } = await runner.run(node(connect));
    server.close();
    const { network } = await probeChildProtection();
    expect(stdout.trim()).toBe(network ? 'ENETUNREACH' : 'reached');
  });

  it('writes into the folder that it is given', async () => {
    await runner.run(shell('echo here > file'));
    expect(await readFile(join(cwd, 'file'), 'utf8')).toBe('here\n');
  });

  it('exits with 127 for an unknown command and says process_start_failed for an unknown folder', async () => {
    expect(await runner.run({ ...node(''), command: 'no-such-command' })).toMatchObject({ exitCode: 127 });
    await expect(runner.run({ ...node(''), cwd: join(cwd, 'none') })).rejects.toMatchObject({
      code: 'process_start_failed',
      retryable: true,
    });
  });
});

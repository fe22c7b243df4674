import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { choosePostgresPlace } from '../../../deploy/local/postgres/postgres-account.js';
import { guardAgainstOrphan } from '../../../deploy/local/process/orphan-guard.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import { typescriptHooks } from '../../../deploy/local/testing/run-typescript.js';

/** A fake service: ready at once, exits on SIGTERM. Servers and command line are real. */
const PROGRAM = `
import { createServer } from 'node:http';
createServer((_, reply) => reply.end('{}')).listen(Number(process.env.HARTOMAT_HEALTH_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
console.log(JSON.stringify({ level: 'info', time: new Date().toISOString(), msg: 'listening' }));
`;

/**
 * The fake gateway answers the routes of the demo with the verdict of a file; it is TypeScript, so it is imported with
 * a loader.
 */
const GATEWAY = `
import { existsSync, readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
const { FakeGateway } = await tsImport(${JSON.stringify(join(repositoryRoot(), 'tools/cli/testing/fake-gateway.ts'))}, import.meta.url);
const behaviour = { state: 'committed', verdict: existsSync('verdict') ? readFileSync('verdict', 'utf8') : 'match' };
await new FakeGateway(behaviour, process.env.HARTOMAT_ADMIN_TOKEN).start(Number(process.env.HARTOMAT_HTTP_PORT));
process.on('SIGTERM', () => process.exit(0));
`;

function programOf(file: string): string {
  if (file.startsWith('tools')) return '';
  return file.includes('/gateway/') ? GATEWAY : PROGRAM;
}

/** A checkout in a temporary folder whose services are fakes. */
export interface FakeCheckout {
  root: string;
  homeDir: string;
  /** Runs the command line in it. */
  run(args: string[], env?: Record<string, string>): RunningCommand;
  remove(): void;
}

/** A running command; `output` grows while it runs. */
export interface RunningCommand {
  child: ChildProcess;
  stdout: string;
  stderr: string;
  ended: Promise<number | null>;
}

export function fakeCheckout(): FakeCheckout {
  const root = mkdtempSync(join(tmpdir(), 'hartomat-checkout-'));
  chmodSync(root, 0o755);
  writeFileSync(join(root, 'package.json'), '{"name":"hartomat-workflows","type":"module"}');
  symlinkSync(join(repositoryRoot(), 'node_modules'), join(root, 'node_modules'));
  for (const file of ['tools/build.mjs', ...SERVICES.map(({ main }) => main)]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), programOf(file));
  }
  const homeDir = join(root, '.hartomat');
  const remove = (): void => {
    rmSync(choosePostgresPlace(homeDir).folder, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  };
  return { root, homeDir, remove, run: (args, env = {}) => runProgram(root, args, env) };
}

/** Runs the command line in another checkout, with no environment but PATH and `env`. */
export function runProgram(root: string, args: string[], env: Record<string, string>): RunningCommand {
  const program = join(repositoryRoot(), 'tools/cli/main.ts');
  const child = spawn(process.execPath, [...typescriptHooks(), program, ...args], {
    cwd: repositoryRoot(),
    env: { PATH: process.env['PATH'], HARTOMAT_ROOT: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const letGo = guardAgainstOrphan(child.pid as number, 'SIGTERM');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).finally(letGo);
  const running: RunningCommand = { child, stdout: '', stderr: '', ended };
  child.stdout.on('data', (chunk: Buffer) => (running.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (running.stderr += chunk.toString()));
  return running;
}

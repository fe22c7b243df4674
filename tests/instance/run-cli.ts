import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { typescriptHooks } from '../../deploy/local/testing/run-typescript.js';

/** How a command ended. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `./hartomat …` with nothing in its environment but PATH and `env`; `stdin` is what it reads. */
export async function runCli(args: string[], env: Record<string, string>, stdin = ''): Promise<CommandResult> {
  const program = join(repositoryRoot(), 'tools/cli/main.ts');
  const child = spawn(process.execPath, [...typescriptHooks(), program, ...args], {
    cwd: repositoryRoot(),
    env: { PATH: process.env['PATH'], ...env },
  });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}

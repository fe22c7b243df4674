import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startManagedProcess } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';

const run = promisify(execFile);

/** Builds what users run; at once where nothing changed. */
export async function buildServices(): Promise<void> {
  const root = repositoryRoot();
  await run(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'node-worker'], {
    cwd: root,
  });
}

/** The built worker as a process of its own. */
export function startWorkerProcess(env: Record<string, string>, logFile: string): ManagedProcess {
  const root = repositoryRoot();
  return startManagedProcess({
    name: 'node-worker',
    command: process.execPath,
    args: ['--enable-source-maps', join(root, 'dist/apps/node-worker/main.js')],
    logFile,
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    graceMs: 20_000,
  });
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startManagedProcess } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { serviceProgram } from '../../../deploy/local/supervisor/service-program.js';

const run = promisify(execFile);

/** Builds what users run; at once where nothing changed. */
export async function buildServices(): Promise<void> {
  const root = repositoryRoot();
  await run(process.execPath, [join(root, 'tools/build.mjs'), 'services'], { cwd: root });
}

/** The built worker as a process of its own. */
export function startWorkerProcess(env: Record<string, string>, logFile: string): ManagedProcess {
  const program = serviceProgram(repositoryRoot(), 'dist/apps/node-worker/main.js');
  return startManagedProcess({
    ...program,
    name: 'node-worker',
    logFile,
    env: { ...program.env, PATH: process.env['PATH'], ...env },
    graceMs: 20_000,
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../deploy/local/process/free-port.js';
import { startManagedProcess } from '../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { serviceEnvironment } from '../../deploy/local/supervisor/service-environment.js';
import { serviceProgram } from '../../deploy/local/supervisor/service-program.js';
import { SERVICES } from '../../deploy/local/supervisor/service-table.js';
import type { TestInstance } from './test-instance.js';

/** One more worker process of an instance, beside the one that the instance starts itself. */
export interface ExtraWorker {
  name: string;
  /** Everything it has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts it; it announces itself when it is ready. */
export async function startExtraWorker(instance: TestInstance, name: string): Promise<ExtraWorker> {
  const { settings, env } = instance;
  const logFile = join(settings.homeDir, 'logs', `${name}.log`);
  const main = SERVICES.find((service) => service.name === 'node-worker')?.main ?? '';
  const program = serviceProgram(repositoryRoot(), main);
  const child = startManagedProcess({
    ...program,
    name,
    logFile,
    env: {
      ...program.env,
      ...serviceEnvironment(settings, 'node-worker', { PATH: process.env['PATH'] }),
      ...env,
      HARTOMAT_WORKER_NAME: name,
      HARTOMAT_HEALTH_PORT: String(await freePort()),
    },
    graceMs: 8000,
  });
  return { name, log: () => readFileSync(logFile, 'utf8'), stop: () => child.stop() };
}

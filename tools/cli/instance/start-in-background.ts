import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { tailOfLog } from '../../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord } from '../../../deploy/local/state/instance-file.js';

/** Starts `up` as a background process and resolves once it has an instance file; `down` stops it. */
export async function startInBackground({
  homeDir,
  httpPort,
}: {
  homeDir: string;
  httpPort: number;
}): Promise<InstanceRecord> {
  const logFile = join(homeDir, 'logs', 'up.log');
  mkdirSync(join(homeDir, 'logs'), { recursive: true, mode: 0o700 });
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] as string, 'up'], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, HARTOMAT_HOME: homeDir, HARTOMAT_HTTP_PORT: String(httpPort) },
  });
  closeSync(log);
  child.unref();
  const record = await waitUntil(() => (child.exitCode === null ? readInstance(homeDir) : 'ended'), {
    withinMs: 120_000,
  });
  if (record !== undefined && record !== 'ended') return record;
  throw new LocalSetupError(
    `HartOMat did not start in the background. Its log ${logFile} ends with:\n${tailOfLog(logFile)}`,
  );
}

import { join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { freePort, isPortFree } from '../../../deploy/local/process/free-port.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { startInstance } from '../../../deploy/local/start-instance.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord } from '../../../deploy/local/state/instance-file.js';
import { makeStateFolder } from '../../../deploy/local/state/state-folder.js';
import { readSecret } from '../../../deploy/local/state/secret-file.js';
import { askReadiness } from '../../../deploy/local/supervisor/ask-readiness.js';
import { unlessInterrupted } from '../instance/interruption.js';
import { reportServices } from '../instance/report-services.js';
import { startInBackground } from '../instance/start-in-background.js';
import type { Place } from '../place.js';
import { buildServices } from '../run-node.js';
import { say } from '../say.js';

/** A ready instance; stop() stops it only where the demo started it. */
export interface DemoInstance {
  urls: { web: string; api: string };
  token: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/** Uses the running instance of the state folder, or builds and starts one; with `keep` as a background process. */
export async function demoInstance(
  place: Place,
  { keep, interruption }: { keep: boolean; interruption: AbortSignal },
): Promise<DemoInstance> {
  const running = readInstance(place.homeDir);
  if (running) {
    say(`using the instance that runs at ${running.urls.web} (process ${running.holder.pid})`);
    return unlessInterrupted(useRunning(running), interruption);
  }
  makeStateFolder(place.homeDir);
  await buildServices(place.root);
  say('starting PostgreSQL, NATS and the services');
  const httpPort = await choosePort();
  if (!keep) return startForDemo(place, httpPort, interruption);
  const record = await startInBackground({ homeDir: place.homeDir, httpPort });
  say(`process ${record.holder.pid} stays; end it with ./hartomat down`);
  return unlessInterrupted(useRunning(record), interruption);
}

async function startForDemo(
  { root, homeDir }: Place,
  httpPort: number,
  interruption: AbortSignal,
): Promise<DemoInstance> {
  const instance = await startInstance({ homeDir, root, httpPort, restart: true, onChange: reportServices() });
  try {
    await unlessInterrupted(instance.services.ready(READY_WITHIN_MS), interruption);
  } catch (error) {
    await instance.stop();
    throw error;
  }
  return { urls: instance.urls, token: instance.settings.adminToken, stop: instance.stop };
}

async function useRunning({ urls, homeDir, services }: InstanceRecord): Promise<DemoInstance> {
  const allReady = async (): Promise<true | undefined> => {
    const each = await Promise.all(services.map(({ port }) => askReadiness(port)));
    return each.every(({ ready }) => ready) ? true : undefined;
  };
  if (!(await waitUntil(allReady, { withinMs: READY_WITHIN_MS, everyMs: 200 }))) {
    throw new LocalSetupError('The running instance is not ready. See: ./hartomat status');
  }
  const token = process.env['HARTOMAT_ADMIN_TOKEN'] || readSecret(join(homeDir, 'admin-token'));
  if (token) return { urls, token, stop: async () => undefined };
  throw new LocalSetupError(
    `The admin token of the running instance is not in ${homeDir}. Set HARTOMAT_ADMIN_TOKEN to it.`,
  );
}

/** The configured port where it is free, else undefined, so that the demo takes any free one. */
async function choosePort(): Promise<number> {
  const port = Number(process.env['HARTOMAT_HTTP_PORT'] || 3000);
  const usable = Number.isInteger(port) && port > 0 && port < 65_536 && (await isPortFree(port));
  return usable ? port : freePort();
}

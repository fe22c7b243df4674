import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startNats } from '../nats/start-nats.js';
import { choosePostgresPlace } from '../postgres/postgres-account.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { isRunning } from '../process/process-identity.js';
import { repositoryRoot } from '../repository-root.js';

/** The URLs of the servers of one test run; `serverUrl` is a superuser's. */
export interface TestServerUrls {
  natsUrl: string;
  serverUrl: string;
}

/** Both servers of one test run; `stop` also removes their data. */
export interface RunningTestServers {
  urls: TestServerUrls;
  stop(): Promise<void>;
}

/** Starts a NATS and a PostgreSQL for this process in `.hartomat/test/<pid>`; HARTOMAT_*_URL is ignored. */
export async function startTestServers(): Promise<RunningTestServers> {
  const root = repositoryRoot();
  const folder = join(root, '.hartomat', 'test');
  const homeDir = join(folder, String(process.pid));
  mkdirSync(homeDir, { recursive: true });
  removeForgotten(folder);
  const [nats, postgres] = await Promise.all([
    startNats({ homeDir, url: '' }),
    startPostgres({ homeDir, root, url: '', durable: false }),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([nats.stop(), postgres.stop()]);
    if (postgres.dataDir) rmSync(dirname(postgres.dataDir), { recursive: true, force: true });
    rmSync(homeDir, { recursive: true, force: true });
  };
  return { urls: { natsUrl: nats.url, serverUrl: postgres.url }, stop };
}

/** Folders of test runs that were killed. */
function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (isRunning({ pid: Number(name) })) continue;
    rmSync(choosePostgresPlace(join(folder, name)).folder, { recursive: true, force: true });
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

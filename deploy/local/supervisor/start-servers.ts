import { join } from 'node:path';
import { redactedBusUrl } from '#platform/bus-address';
import { startNats } from '../nats/start-nats.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { withoutPassword } from '../state/instance-file.js';
import { SupervisedServer } from './supervised-server.js';
import type { ServerOptions, ServerSpec } from './supervised-server.js';

/** PostgreSQL and NATS of an instance, both running. */
export interface RunningServers {
  postgres: SupervisedServer;
  nats: SupervisedServer;
}

/**
 * Starts and supervises both; external ones of HARTOMAT_DATABASE_URL and HARTOMAT_NATS_URL are used as they are. Where
 * one cannot start, the other is stopped and the LocalSetupError is thrown.
 */
export async function startServers(
  { homeDir, root }: { homeDir: string; root: string },
  options: ServerOptions,
): Promise<RunningServers> {
  const log = (name: string): string => join(homeDir, 'logs', `${name}.log`);
  const postgres: ServerSpec = {
    name: 'postgres',
    logFile: log('postgres'),
    start: (again) => startPostgres({ homeDir, root, ...again }),
    shown: withoutPassword,
  };
  const nats: ServerSpec = {
    name: 'nats',
    logFile: log('nats'),
    start: (again) => startNats({ homeDir, ...again }),
    shown: redactedBusUrl,
  };
  const both = await Promise.allSettled([postgres, nats].map((spec) => SupervisedServer.start(spec, options)));
  const started = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = both.find((each) => each.status === 'rejected');
  if (failed === undefined) return { postgres: started[0] as SupervisedServer, nats: started[1] as SupervisedServer };
  await Promise.all(started.map((server) => server.stop()));
  throw failed.reason;
}

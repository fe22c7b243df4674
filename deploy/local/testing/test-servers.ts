import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createDatabase } from '../postgres/query-postgres.js';
import { startTestServers } from './start-test-servers.js';
import type { TestServerUrls } from './start-test-servers.js';

/** Real servers for a spec file. Use unique databases and stream names per file. */
export interface TestServers {
  /** NATS 2.14 with JetStream, shared by all spec files of the run. */
  natsUrl: string;
  /** URL of a fresh, empty database on the run's PostgreSQL 18; each call makes another one. */
  databaseUrl(name: string): Promise<string>;
  /** Call in afterAll; ends the servers only where they were started for this file alone. */
  release(): Promise<void>;
}

/** The environment variable with the address of a jest run's servers. */
export const TEST_SERVERS_PORT = 'HARTOMAT_TEST_SERVERS_PORT';

/**
 * One NATS and one PostgreSQL for the whole test run, started by the first spec file that needs them (about a second)
 * and stopped with the run. Outside jest they are started for this process.
 */
export async function acquireTestServers(): Promise<TestServers> {
  const port = Number(process.env[TEST_SERVERS_PORT]);
  if (port) return servers(await askForUrls(port), async () => undefined);
  const own = await startTestServers();
  return servers(own.urls, own.stop);
}

function servers({ natsUrl, serverUrl }: TestServerUrls, release: () => Promise<void>): TestServers {
  const databaseUrl = (name: string): Promise<string> =>
    createDatabase(
      serverUrl,
      `${name.toLowerCase().replace(/\W+/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`,
    );
  return { natsUrl, databaseUrl, release };
}

async function askForUrls(port: number): Promise<TestServerUrls> {
  const answer = JSON.parse(await text(connect(port, '127.0.0.1'))) as TestServerUrls | { error: string };
  if ('error' in answer) throw new Error(`The servers for tests did not start: ${answer.error}`);
  return answer;
}

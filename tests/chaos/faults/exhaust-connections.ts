import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const AT_ONCE = 20;

/** Takes every connection that PostgreSQL has left, for `ms`; answers how many those were. */
export async function exhaustConnections(databaseUrl: string, ms: number): Promise<number> {
  const taken: pg.Client[] = [];
  const end = performance.now() + ms;
  // Others give theirs back now and then: those are taken, too.
  while (performance.now() < end) {
    const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => open(databaseUrl)));
    const got = opened.filter((client) => client !== null);
    taken.push(...got);
    if (got.length < AT_ONCE) await sleep(100);
  }
  await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
  return taken.length;
}

async function open(connectionString: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

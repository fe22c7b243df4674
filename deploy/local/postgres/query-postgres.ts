import pg from 'pg';

/** Opens a connection, runs the statements in order, closes it; the rows of the last one. Rejects with the driver's error. */
export async function queryPostgres(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // A server that stops meanwhile also rejects the query.
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Creates the database where it does not exist yet and returns its URL on the same server. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  await queryPostgres(serverUrl, `CREATE DATABASE ${quoted}`).catch((error: Error & { code?: string }) => {
    if (error.code !== '42P04') throw error;
  });
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

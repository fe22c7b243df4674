import { LocalSetupError } from '../local-server.js';
import { queryPostgres } from './query-postgres.js';

const NEXT: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there: start the server or correct host and port',
  ENOTFOUND: 'The host name is not known: correct it',
  '28P01': 'Correct user and password',
  '28000': 'The server does not let this user in from here: see its pg_hba.conf',
  '3D000': 'Create the database (CREATE DATABASE …) or correct its name',
};

/** Version of the server at `url`, for example "18.4". Throws LocalSetupError naming host, port and database, never the password. */
export async function probePostgres(url: string): Promise<string> {
  const place = describePlace(url);
  const rows = await queryPostgres(url, 'SHOW server_version').catch((error: Error & { code?: string }) => {
    const next = NEXT[error.code ?? ''] ?? 'Correct the URL';
    const why = error.message || error.code;
    throw new LocalSetupError(
      `PostgreSQL cannot be used at ${place}: ${why}. ${next}, or unset HARTOMAT_DATABASE_URL to use the embedded one.`,
    );
  });
  const version = String(rows[0]?.['server_version']).split(' ')[0] ?? '';
  if (Number.parseInt(version, 10) >= 15) return version;
  throw new LocalSetupError(
    `PostgreSQL at ${place} is version ${version}; 15 or newer is needed. Upgrade it, or unset HARTOMAT_DATABASE_URL.`,
  );
}

function describePlace(url: string): string {
  try {
    const { hostname, port, pathname, username } = new URL(url);
    return `host ${hostname}, port ${port || 5432}, database ${decodeURIComponent(pathname.slice(1)) || '(none)'}, user ${username || '(none)'}`;
  } catch {
    throw new LocalSetupError(
      'HARTOMAT_DATABASE_URL is not a URL. It looks like postgresql://user:password@host:5432/database',
    );
  }
}

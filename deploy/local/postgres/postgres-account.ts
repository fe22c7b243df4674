import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isReachableBy, rootOwnedFolder } from './reachable-folder.js';

/** The data folder and the account of the server: PostgreSQL refuses root, so root runs it as `nobody`. */
export interface PostgresPlace {
  /** Holds `data/`, and while it is set up the password file. */
  folder: string;
  account?: { uid: number; gid: number };
}

/**
 * Below the state folder, except for root in a state folder that `nobody` cannot reach: then /var/lib/hartomat (or
 * /var/tmp/hartomat) with a name derived from the state folder's path.
 */
export function choosePostgresPlace(homeDir: string): PostgresPlace {
  const account = postgresAccount();
  if (account === undefined) return { folder: join(homeDir, 'postgres') };
  if (isReachableBy(account, homeDir)) return { folder: join(homeDir, 'postgres'), account };
  const name = createHash('sha256').update(realpathSync(homeDir)).digest('hex').slice(0, 16);
  return { folder: join(rootOwnedFolder('hartomat', ['/var/lib', '/var/tmp']), name), account };
}

/** The account that PostgreSQL runs as: `nobody` where the process is root, else undefined for its own. */
export function postgresAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const fields = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'))?.split(':'); // prettier-ignore
  return { uid: Number(fields?.[2] ?? 65534), gid: Number(fields?.[3] ?? 65534) };
}

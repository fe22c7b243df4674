import { databaseVerdict } from '../orm/sqlstate.js';

/** A known failure of a dependency, as the parts of a problem. */
export interface Outage {
  status: number;
  code: string;
  detail: string;
}

const DATABASE: Outage = {
  status: 503,
  code: 'database_unavailable',
  detail: 'The database cannot be reached, or has no connection to spare. Try again.',
};
const FULL: Outage = {
  status: 507,
  code: 'storage_full',
  detail:
    'The server has no room left to store this; nothing was written. Free disk space or raise the quota, then try again.',
};
const STORE: Outage = {
  status: 503,
  code: 'artifact_store_failed',
  detail: 'The artifact store could not be read or written. Check its folder, then try again.',
};
const CORRUPT: Outage = {
  status: 503,
  code: 'artifact_corrupt',
  detail:
    'The artifact has other bytes than its digest says. Check the disk, then restore it from a backup or have it made again.',
};

/** Codes of the operating system, of PostgreSQL (SQLSTATE) and of steps by what they mean for a request. */
const BY_CODE: Record<string, Outage> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  '53100': FULL,
  artifact_corrupt: CORRUPT,
  artifact_store_failed: STORE,
};

/** The known failure by the error's code or that of its cause; a full disk has precedence. Null for any other error. */
export function outageOf(error: unknown): Outage | null {
  const found = causes(error).flatMap(({ code }) => BY_CODE[String(code)] ?? []);
  const outage = found.find((one) => one === FULL) ?? found[0];
  return outage ?? (databaseVerdict(error) === 'unavailable' ? DATABASE : null);
}

function causes(error: unknown): { code?: unknown }[] {
  const found: (Error & { code?: unknown })[] = [];
  for (let one = error; one instanceof Error && found.length < 8; one = one.cause) found.push(one);
  return found;
}

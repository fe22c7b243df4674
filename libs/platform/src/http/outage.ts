/** A failure around us whose cause is known, as the parts of a problem. */
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

/** Codes of the operating system and of PostgreSQL (SQLSTATE) by what they mean for a request. */
const BY_CODE: Record<string, Outage> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  '53100': FULL,
  artifact_corrupt: CORRUPT,
  artifact_store_failed: STORE,
  ...Object.fromEntries(
    [
      ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
      // Connections that could not be made, broke, are too many, or whose server is going down or coming up.
      ...['08000', '08001', '08003', '08004', '08006', '53000', '53200', '53300', '57P01', '57P02', '57P03', '57P05'],
      // Deadlocks, lock and statement timeouts: the same request may succeed a moment later.
      ...['40001', '40P01', '55P03', '57014'],
    ].map((code) => [code, DATABASE]),
  ),
};

/** What the driver says without any code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end)/;

/** What is known of a failure, from its code or that of its cause; a full disk behind it comes first. Null where nothing is. */
export function outageOf(error: unknown): Outage | null {
  const found = causes(error).flatMap(({ code, message }) => {
    const known = BY_CODE[String(code)] ?? (LOST.test(message ?? '') ? DATABASE : undefined);
    return known ? [known] : [];
  });
  return found.find((outage) => outage === FULL) ?? found[0] ?? null;
}

function causes(error: unknown): { code?: unknown; message?: string }[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 8; one = one.cause) found.push(one);
  return found;
}

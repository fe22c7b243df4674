/** PostgreSQL holds no such value or no such row: out of range, not encodable, too large, null, against a check, twice in one statement. */
const REFUSED = /^(?:22[0-9A-Z]{3}|54[0-9A-Z]{3}|23502|23514|21000)$/;
/** At odds with another row. The message's own fault, or a race with whoever wrote that row. */
const CONFLICT = /^23[0-9A-Z]{3}$/;
/** Not reachable, no resources, shutting down, read-only, deadlock, lost race: the same statement succeeds later. */
const UNAVAILABLE = /^(?:08[0-9A-Z]{3}|53[0-9A-Z]{3}|57P0[1-5]|40[0-9A-Z]{3}|55P03|58[0-9A-Z]{3}|28[0-9A-Z]{3}|25006)$/;
const NETWORK = /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the PostgreSQL driver says of a connection without a code. */
const DRIVER = /^(?:Connection terminated|timeout (?:exceeded )?when trying to connect|Client has encountered a connection error)/i; // prettier-ignore

/** What an error of the database says of trying the same again; `unknown` where it is no error of a database. */
export type DatabaseVerdict = 'refused' | 'conflict' | 'unavailable' | 'unknown';

export function databaseVerdict(error: unknown): DatabaseVerdict {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const state = typeof code === 'string' ? code : '';
  if (REFUSED.test(state)) return 'refused';
  if (CONFLICT.test(state)) return 'conflict';
  if (UNAVAILABLE.test(state) || NETWORK.test(state)) return 'unavailable';
  return typeof message === 'string' && DRIVER.test(message) ? 'unavailable' : 'unknown';
}

/** PostgreSQL cannot hold this value (for example a NUL character): trying again never helps. */
export const isDataRefused = (error: unknown): boolean => databaseVerdict(error) === 'refused';

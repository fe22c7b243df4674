/**
 * PostgreSQL cannot store the value or the row: out of range, not encodable, too large, null, against a check, twice in
 * one statement.
 */
const REFUSED = /^(?:22[0-9A-Z]{3}|54[0-9A-Z]{3}|23502|23514|21000)$/;
/** In conflict with another row: by its content, or by a race with a concurrent write. */
const CONFLICT = /^23[0-9A-Z]{3}$/;
/** Not reachable, no resources, cancelled, shutting down, read-only, deadlock, lost race: the same statement succeeds later. */
const UNAVAILABLE = /^(?:(?:08(?!P01)|53|57|40|58|28)[0-9A-Z]{3}|55P03|55006|25006)$/;
const NETWORK = /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Errors of the PostgreSQL driver about connections that have no code. */
const DRIVER = new RegExp(
  `^(?:${[
    'Connection terminated',
    'timeout (?:exceeded )?when trying to connect',
    'Client has encountered a connection error',
    'Cannot use a pool after calling end',
  ].join('|')})`,
  'i',
);
const DEEPEST_CAUSE = 8;

/**
 * Whether a retry helps after an error of the database, or its cause; `unknown` for an error that is none of a
 * database.
 */
export type DatabaseVerdict = 'refused' | 'conflict' | 'unavailable' | 'unknown';

export function databaseVerdict(error: unknown): DatabaseVerdict {
  let at = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && typeof at === 'object' && at !== null; depth += 1) {
    const verdict = ownVerdict(at);
    if (verdict !== 'unknown') return verdict;
    at = (at as { cause?: unknown }).cause;
  }
  return 'unknown';
}

function ownVerdict({ code, message }: { code?: unknown; message?: unknown }): DatabaseVerdict {
  const state = typeof code === 'string' ? code : '';
  if (REFUSED.test(state)) return 'refused';
  if (CONFLICT.test(state)) return 'conflict';
  if (UNAVAILABLE.test(state) || NETWORK.test(state)) return 'unavailable';
  return typeof message === 'string' && DRIVER.test(message) ? 'unavailable' : 'unknown';
}

/** PostgreSQL cannot hold this value (for example a NUL character): trying again never helps. */
export const isDataRefused = (error: unknown): boolean => databaseVerdict(error) === 'refused';

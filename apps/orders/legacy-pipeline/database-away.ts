/** SQLSTATE classes: connection, resources, not in its state, operator's intervention; conflicts that a repetition solves. */
const AWAY = /^(08|40|53|55|57)/;
const NO_CONNECTION = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const SAID = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;
const DEEPEST = 5;

/** True where the same statement works as soon as the database is back; false where it refuses what it was given. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === 'string' && (AWAY.test(code) || NO_CONNECTION.test(code))) return true;
  return (typeof message === 'string' && SAID.test(message)) || isDatabaseAway(cause, depth + 1);
}

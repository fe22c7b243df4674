/**
 * PostgreSQL cannot hold this value (SQLSTATE class 22, for example a NUL character): trying again never helps, unlike
 * a lost connection.
 */
export const isDataRefused = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
};

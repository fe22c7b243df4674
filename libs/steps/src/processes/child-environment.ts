/** Paths of programs, libraries and folders, and the locale: no secrets. */
const HANDED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LD_LIBRARY_PATH'];

/**
 * The environment of every process that a step or a renderer starts: these variables of the caller, so that no secret
 * of the caller reaches it, and the given ones.
 */
export function childEnvironment(given: Record<string, string> = {}): Record<string, string> {
  const kept = HANDED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...given };
}

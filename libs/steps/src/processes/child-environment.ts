/** Where programs, libraries and folders are, and the language: nothing that is a secret. */
const HANDED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LD_LIBRARY_PATH'];

/**
 * The environment of every process that a step or a renderer starts: these of the caller's variables, so that no secret of
 * the caller reaches it, and what is given.
 */
export function childEnvironment(given: Record<string, string> = {}): Record<string, string> {
  const kept = HANDED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...given };
}

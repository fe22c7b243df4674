import type { Part } from '../domain.js';

/** The suffix of an earlier reader for a part whose body has no name. */
const NAMELESS_BODY = /\/(SOLID|SHELL|COMPOUND|COMPSOLID|FACE)(?=#\d+$)/;
/** An earlier reader had no levels between the second and the part. */
const LEVELS = 3;

/**
 * The key that a part has now, by a key that an earlier reader of STEP files gave it: assignments may use those.
 * Undefined for a key that no part had.
 */
export function formerKeyReader(parts: Part[]): (key: string) => string | undefined {
  const now = new Map<string, string>();
  const numbers = new Map<string, number>();
  for (const { key, instancePath: path } of parts) {
    const former = (path.length > LEVELS ? [...path.slice(0, LEVELS - 1), path.at(-1)] : path).join('/');
    const number = (numbers.get(former) ?? 0) + 1;
    numbers.set(former, number);
    now.set(`${former}#${number}`, key);
  }
  return (key) => now.get(key) ?? now.get(key.replace(NAMELESS_BODY, ''));
}

import { jsonPointer } from '#workflow-core';

/** The first value that PostgreSQL cannot keep: `field` is its JSON pointer, `reason` says what is wrong with it. */
export interface Unstorable {
  field: string;
  reason: string;
}

/** Deeper than anything that a step says; PostgreSQL's parser ends somewhere behind it. */
const DEEPEST = 64;
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Looks through any JSON value, names of members included; null where PostgreSQL can keep all of it as JSON. */
export function findUnstorable(value: unknown, path: string[] = []): Unstorable | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? unstorable(path, 'has') : null;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length >= DEEPEST) return { field: jsonPointer(...path), reason: `is nested deeper than ${DEEPEST} levels` };
  for (const [key, member] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return unstorable(path, 'has a member whose name has');
    const found = findUnstorable(member, [...path, key]);
    if (found) return found;
  }
  return null;
}

const unstorable = (path: string[], has: string): Unstorable => ({
  field: jsonPointer(...path),
  reason: `${has} a character that cannot be stored: U+0000 or half of a surrogate pair`,
});

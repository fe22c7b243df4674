import { jsonPointer, unstorableTexts } from '#workflow-core';

/** The first value that PostgreSQL cannot store: `field` is its JSON pointer, `reason` says why. */
export interface Unstorable {
  field: string;
  reason: string;
}

/** Deeper than any real output; PostgreSQL's parser has its limit above it. */
const DEEPEST = 64;

/** Checks any JSON value, including keys; null where PostgreSQL can store it as JSON. */
export function findUnstorable(value: unknown): Unstorable | null {
  const deep = tooDeep(value, []);
  if (deep !== null) return { field: deep, reason: `is nested deeper than ${DEEPEST} levels` };
  const [field] = unstorableTexts(value);
  if (field === undefined) return null;
  return { field, reason: 'has a character that cannot be stored: U+0000 or half of a surrogate pair' };
}

function tooDeep(value: unknown, path: string[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (path.length >= DEEPEST) return jsonPointer(...path);
  for (const [key, member] of Object.entries(value)) {
    const found = tooDeep(member, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

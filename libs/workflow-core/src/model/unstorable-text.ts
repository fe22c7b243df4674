import { jsonPointer } from './json-pointer.js';

/** NUL, and half of a surrogate pair: JSON may hold them, PostgreSQL's text and jsonb may not. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** The text as PostgreSQL can hold it: U+0000 and halves of surrogate pairs become U+FFFD. */
export const storableText = (text: string): string => text.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');

/** A value of the document and where it stands; the document itself stands under no key. */
interface Place {
  value: unknown;
  key: string | number | null;
  parent: Place | null;
}

/**
 * JSON pointers to the texts and keys of any value that no database holds: U+0000 or half of a surrogate pair, which a
 * pointer shows as U+FFFD. At most `limit`, in the order of the document, at any depth.
 */
export function unstorableTexts(json: unknown, limit = 1): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const open: Place[] = [{ value: json, key: null, parent: null }];
  for (let place = open.pop(); place && found.length < limit; place = open.pop()) {
    const { value, key } = place;
    if (!isStorable(value) || !isStorable(key)) found.push(pointerTo(place));
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const member of membersOf(value, place)) open.push(member);
  }
  return found;
}

/** The last one first, as the last that was pushed is looked at first. */
function membersOf(value: object, parent: Place): Place[] {
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.map(([key, member]) => ({ value: member, key, parent })).reverse();
}

const isStorable = (text: unknown): boolean => typeof text !== 'string' || !UNSTORABLE.test(text);

function pointerTo(place: Place): string {
  const path: (string | number)[] = [];
  for (let at: Place | null = place; at !== null && at.key !== null; at = at.parent) path.push(at.key);
  // Part by part: a deep place has more parts than a call takes arguments.
  const pointer = path.reverse().map((part) => jsonPointer(part));
  return storableText(pointer.join(''));
}

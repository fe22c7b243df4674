import { UserError } from '../errors/user-error.js';

/** A parsed `If-Match` header: any state, or one of these strong tags. */
export type IfMatch = '*' | readonly string[];

const TAG = /\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/y;

/**
 * Reads an `If-Match` header (RFC 9110, 13.1.1); null where there is none. The comparison is strong, so a weak tag matches
 * nothing and is left out. Throws 400 `invalid_request` for what is no list of entity tags; `example` is shown in it.
 */
export function readIfMatch(header: string | undefined, example: string): IfMatch | null {
  const value = header?.trim() ?? '';
  if (value === '') return null;
  if (value === '*') return '*';
  const tags: string[] = [];
  const tag = new RegExp(TAG);
  while (tag.lastIndex < value.length) {
    const [, weak, text] = tag.exec(value) ?? [];
    if (text === undefined) throw notTags(value, example);
    if (weak === undefined) tags.push(text);
  }
  return tags;
}

const notTags = (value: string, example: string): UserError =>
  new UserError(
    'invalid_request',
    `If-Match is ${JSON.stringify(value.slice(0, 100))}; it must be *, or the ETag of what was loaded, for example ${example}, with the quotes.`,
  );

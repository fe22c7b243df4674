import { canonicalJson } from '../canonical/canonical-json.js';
import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, plainObject } from '../model/plain-object.js';

/** One place of a JSON document where two versions differ; `before` or `after` is absent where nothing was or is. */
export interface JsonChange {
  /** JSON pointer to the place. */
  path: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Where two JSON values differ, as deep as both are objects or lists of one length; object keys in sorted order. `path` is
 * the pointer of the two. Throws TypeError where a value is no JSON.
 */
export function jsonChanges(before: unknown, after: unknown, path = ''): JsonChange[] {
  const [a, b] = [plainObject(before), plainObject(after)];
  if (a && b) return objectChanges(a, b, path);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, at) => jsonChanges(item, after[at], path + jsonPointer(at)));
  }
  if (textOf(before) === textOf(after)) return [];
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function objectChanges(a: Record<string, unknown>, b: Record<string, unknown>, path: string): JsonChange[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.flatMap((key) => jsonChanges(ownValue(a, key), ownValue(b, key), path + jsonPointer(key)));
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}

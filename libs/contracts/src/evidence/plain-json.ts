import { storableText } from '#workflow-core';

export { storableText };

/** JSON as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Far beyond what a step puts out, far below what ends a call stack. */
const DEEPEST = 500;

/**
 * Any value whatsoever as the JSON that a message would carry: NaN becomes null, a Date its text, what is absent is left
 * out. What JSON cannot say (a circle, a BigInt, bytes, a getter that throws) becomes a text that begins with `!`. Never throws.
 */
export const plainJson = (value: unknown): Json => plain(value, '', []) ?? null;

/** The same as JSON that PostgreSQL stores: U+0000 and halves of surrogate pairs become U+FFFD. Never throws. */
export const storableJson = (value: unknown): Json => storable(plainJson(value));

function plain(value: unknown, key: string, above: readonly unknown[]): Json | undefined {
  try {
    if (typeof value === 'bigint') return `!bigint ${value}`;
    if (typeof value !== 'object' || value === null) return scalar(value);
    if (ArrayBuffer.isView(value)) return `!bytes ${value.byteLength}`;
    if (above.includes(value)) return '!circular';
    if (above.length >= DEEPEST) return '!deep';
    return members(value, key, [...above, value]);
  } catch {
    return '!unreadable';
  }
}

function scalar(value: unknown): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : undefined;
}

function members(value: object, key: string, above: readonly unknown[]): Json | undefined {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return plain((toJSON as (key: string) => unknown).call(value, key), key, above);
  if (Array.isArray(value)) return Array.from(value, (item, at) => plain(item, String(at), above) ?? null);
  const unboxed = value.valueOf();
  if (typeof unboxed !== 'object') return plain(unboxed, key, above);
  return fromEntries(Object.keys(value).map((name) => [name, member(value, name, above)]));
}

/** One member that cannot be read does not hide the others. */
function member(value: object, name: string, above: readonly unknown[]): Json | undefined {
  try {
    return plain((value as Record<string, unknown>)[name], name, above);
  } catch {
    return '!unreadable';
  }
}

function fromEntries(entries: [string, Json | undefined][]): Json {
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]));
}

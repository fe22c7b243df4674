import { storableText } from '#workflow-core';

export { storableText };

/** JSON as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Far beyond real outputs, far below what overflows the call stack. */
const DEEPEST = 500;

/**
 * Any value as the JSON of a message: NaN becomes null, a Date its text, absent members are left out. What JSON cannot
 * represent (a cycle, a BigInt, bytes, a getter that throws) becomes a text that begins with `!`. Never throws.
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
  // Plus zero, because JSON has no -0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : undefined;
}

function members(value: object, key: string, above: readonly unknown[]): Json | undefined {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return plain((toJSON as (key: string) => unknown).call(value, key), key, above);
  if (Array.isArray(value)) return Array.from(value, (item, at) => plain(item, String(at), above) ?? null);
  if (isBoxed(value)) return plain(value.valueOf(), key, above);
  return fromEntries(Object.keys(value).map((name) => [name, member(value, name, above)]));
}

/** Wrapper objects become their value, as in JSON; an own member named valueOf is an ordinary member. */
const isBoxed = (value: object): boolean =>
  value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt;

/** A member that cannot be read does not affect the others. */
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

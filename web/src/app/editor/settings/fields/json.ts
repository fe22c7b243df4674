import { canonicalJson } from '#workflow-core';

export type Json = Readonly<Record<string, unknown>>;

/** The value as an object of JSON keys, or null for anything else. */
export const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

/** What the object itself holds under a key. */
export const own = (record: Json | null | undefined, key: string): unknown =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** Whether two values are the same JSON; nothing is the same as undefined. */
export const sameJson = (a: unknown, b: unknown): boolean =>
  a !== undefined && b !== undefined && (a === b || canonicalJson(a) === canonicalJson(b));

/** The value as an object of JSON keys, or null for anything else (arrays, null, dates, maps, primitives). */
export function plainObject(value: unknown): Record<string, unknown> | null {
  return Object.prototype.toString.call(value) === '[object Object]' ? (value as Record<string, unknown>) : null;
}

/** What the object itself holds under a key; a key such as `constructor` never finds what objects inherit. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A short name of any value for a message, at most 60 characters of JSON; never throws. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return String(value);
}

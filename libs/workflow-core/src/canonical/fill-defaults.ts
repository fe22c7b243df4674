import type { ParamsSchema } from '../model/node-definition.js';
import { ownValue, plainObject } from '../model/plain-object.js';

/**
 * Params with the schema's unconditional defaults filled in, also inside objects and list items that are there. Defaults
 * under a condition (oneOf, if, $ref) are left alone. The params are copied, never changed; what does not fit stays as it is.
 */
export function fillDefaults(params: Record<string, unknown>, schema: ParamsSchema): Record<string, unknown> {
  return plainObject(fill(params, schema)) ?? params;
}

function fill(value: unknown, schema: unknown): unknown {
  const rules = plainObject(schema);
  if (!rules) return value;
  if (Array.isArray(value)) return value.map((item) => fill(item, ownValue(rules, 'items')));
  const record = plainObject(value);
  return record ? fillObject(record, plainObject(ownValue(rules, 'properties')) ?? {}) : value;
}

function fillObject(record: Record<string, unknown>, properties: Record<string, unknown>): Record<string, unknown> {
  const filled = new Map(Object.entries(record));
  for (const [key, schema] of Object.entries(properties)) {
    const given = filled.get(key);
    const value = given === undefined ? defaultOf(schema) : given;
    if (value !== undefined) filled.set(key, fill(value, schema));
  }
  return Object.fromEntries(filled);
}

function defaultOf(schema: unknown): unknown {
  const value = ownValue(plainObject(schema) ?? {}, 'default');
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

import type { ParamsSchema } from '../model/node-definition.js';
import { ownValue, plainObject } from '../model/plain-object.js';

/**
 * The schema of the param that a form's pointer names, `*` standing for a list's items; null where there is none. What
 * only a branch (`oneOf`, `then`, …) has is found, too: the first of its name.
 */
export function schemaAt(schema: ParamsSchema, pointer: string): ParamsSchema | null {
  if (!pointer.startsWith('/')) return null;
  const keys = pointer.slice(1).split('/').map(decoded);
  return keys.reduce<ParamsSchema | null>((at, key) => at && inside(at, key), schema);
}

/** The schemas of branches that speak of the same value as this one. */
export function branchesOf(schema: ParamsSchema): ParamsSchema[] {
  const lists = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => (ownValue(schema, keyword) ?? []) as unknown[]);
  const conditional = ['then', 'else'].map((keyword) => ownValue(schema, keyword));
  return [...lists, ...conditional].map(plainObject).filter((branch) => branch !== null);
}

function inside(schema: ParamsSchema, key: string): ParamsSchema | null {
  const own = key === '*' ? schema['items'] : ownValue(plainObject(schema['properties']) ?? {}, key);
  const found = plainObject(own);
  if (found) return found;
  for (const branch of branchesOf(schema)) {
    const there = inside(branch, key);
    if (there) return there;
  }
  return null;
}

const decoded = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

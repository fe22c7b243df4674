import type { ParamsSchema } from '../model/node-definition.js';
import { ownValue, plainObject } from '../model/plain-object.js';

/** The schema of the param that a form's pointer names, `*` standing for a list's items; null where there is none. */
export function schemaAt(schema: ParamsSchema, pointer: string): ParamsSchema | null {
  if (!pointer.startsWith('/')) return null;
  const keys = pointer.slice(1).split('/').map(decoded);
  return keys.reduce<ParamsSchema | null>((at, key) => at && inside(at, key), schema);
}

function inside(schema: ParamsSchema, key: string): ParamsSchema | null {
  if (key === '*') return plainObject(schema['items']);
  return plainObject(ownValue(plainObject(schema['properties']) ?? {}, key));
}

const decoded = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

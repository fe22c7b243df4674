import type { ParamsSchema } from '#workflow-core';
import { appliedSchema, takes } from './applied-schema';
import { asObject, own, type Json } from './json';

const SIMPLE: Readonly<Record<string, unknown>> = { string: '', boolean: false, null: null };

/** The value that something new begins with: its default, or the least that its schema asks for. */
export function blankValue(schema: unknown, root: ParamsSchema): unknown {
  const rules = appliedSchema(schema, undefined, { root });
  const given = [rules['default'], rules['const'], list(rules['enum'])[0]].find((value) => value !== undefined);
  if (given !== undefined) return structuredClone(given);
  const branch = list(rules['oneOf'])[0] ?? list(rules['anyOf'])[0];
  if (branch !== undefined) return blankValue(branch, root);
  const type = typeOf(rules);
  if (type === 'object') return blankObject(rules, root);
  if (type === 'array')
    return Array.from({ length: Number(rules['minItems'] ?? 0) }, () => blankValue(rules['items'], root));
  if (type === 'number' || type === 'integer') return blankNumber(rules);
  return type in SIMPLE ? SIMPLE[type] : null;
}

/** What a value becomes where another variant is chosen: as much of it as fits there. */
export function switchedValue(value: unknown, variant: Json, root: ParamsSchema): unknown {
  if (variant['const'] !== undefined) return variant['const'];
  if (value !== undefined && takes(variant, value, root)) return value;
  if (typeOf(variant) !== 'object') return blankValue(variant, root);
  const before = asObject(value);
  const kept = Object.entries(asObject(variant['properties']) ?? {}).flatMap(([name, inside]) => {
    const old = own(before, name);
    return old !== undefined && takes(inside, old, root) ? [[name, old] as const] : [];
  });
  return { ...blankObject(variant, root), ...Object.fromEntries(kept) };
}

/** The one type of a schema, also where it is not said: '' where it may be several. */
export function typeOf(rules: Json): string {
  const { type } = rules;
  if (typeof type === 'string') return type;
  const several = list(type).filter((one) => one !== 'null');
  if (several.length > 0) return several.length === 1 ? String(several[0]) : '';
  if (rules['properties'] !== undefined) return 'object';
  return rules['items'] === undefined ? '' : 'array';
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function blankObject(rules: Json, root: ParamsSchema): Json {
  const required = list(rules['required']);
  const members = Object.entries(asObject(rules['properties']) ?? {}).filter(
    ([name, inside]) => required.includes(name) || own(asObject(inside), 'default') !== undefined,
  );
  return Object.fromEntries(members.map(([name, inside]) => [name, blankValue(inside, root)]));
}

function blankNumber({ minimum, maximum }: Json): number {
  return Math.min(Math.max(0, Number(minimum ?? 0)), Number(maximum ?? Infinity));
}

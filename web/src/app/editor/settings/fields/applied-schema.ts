import { paramsChecker, type ParamsSchema } from '#workflow-core';
import { asObject, own, type Json } from './json';

const MOST_REFERENCES = 8;
type Check = (value: unknown) => readonly unknown[];
const checks = new WeakMap<object, Check>();

/** Keywords of which the stricter one holds where two schemas apply. */
const STRICTER: Readonly<Record<string, (...of: number[]) => number>> = {
  ...{ minimum: Math.max, exclusiveMinimum: Math.max, minItems: Math.max, minLength: Math.max },
  ...{ maximum: Math.min, exclusiveMaximum: Math.min, maxItems: Math.min, maxLength: Math.min },
};

/** Whether a schema takes a value; `root` has the `$defs` that it may refer to. */
export function takes(schema: unknown, value: unknown, root: ParamsSchema): boolean {
  const rules = asObject(schema);
  if (!rules) return schema !== false;
  const known = checks.get(rules) ?? paramsChecker({ $defs: root['$defs'] ?? {}, ...rules });
  checks.set(rules, known);
  return known(value).length === 0;
}

/** The rules that hold for a value: references followed, `allOf` joined, and the branch of `if` that applies. */
export function appliedSchema(
  schema: unknown,
  value: unknown,
  { root, depth = 0 }: { root: ParamsSchema; depth?: number },
): Json {
  const all = asObject(schema) ?? {};
  const further = { root, depth: depth + 1 };
  if (depth > MOST_REFERENCES) return all;
  const { $ref: _ref, allOf: _allOf, if: _if, then: _then, else: _else, dependentSchemas: _dependent, ...plain } = all;
  return partsOf(all, value, root)
    .filter((part) => part !== undefined)
    .reduce<Json>((rules, part) => joinedSchema(rules, appliedSchema(part, value, further)), plain);
}

/** The schemas inside another one that hold for a value, too. */
function partsOf(all: Json, value: unknown, root: ParamsSchema): unknown[] {
  const { $ref, allOf, if: condition, then, else: otherwise } = all;
  const dependent = Object.entries(asObject(all['dependentSchemas']) ?? {});
  return [
    ...(typeof $ref === 'string' ? [referred($ref, root)] : []),
    ...(Array.isArray(allOf) ? (allOf as unknown[]) : []),
    ...(condition === undefined ? [] : [takes(condition, value, root) ? then : otherwise]),
    ...dependent.filter(([key]) => own(asObject(value), key) !== undefined).map(([, part]) => part),
  ];
}

/** Two schemas of the same value as one. */
export function joinedSchema(one: Json, other: Json): Json {
  const joined: Record<string, unknown> = { ...one, ...other };
  for (const [keyword, stricter] of Object.entries(STRICTER)) {
    const [a, b] = [one[keyword], other[keyword]];
    if (typeof a === 'number' && typeof b === 'number') joined[keyword] = stricter(a, b);
  }
  if (Array.isArray(one['enum']) && Array.isArray(other['enum']))
    joined['enum'] = one['enum'].filter((value) => (other['enum'] as unknown[]).includes(value));
  const required = [one['required'], other['required']].flatMap((names) => (names ?? []) as string[]);
  if (required.length > 0) joined['required'] = [...new Set(required)];
  const [ours, theirs] = [asObject(one['properties']), asObject(other['properties'])];
  if (ours && theirs) joined['properties'] = joinedProperties(ours, theirs);
  return joined;
}

function joinedProperties(ours: Json, theirs: Json): Json {
  const both = Object.keys(theirs).map((name) => {
    const [a, b] = [asObject(own(ours, name)), asObject(theirs[name])];
    return [name, a && b ? joinedSchema(a, b) : (theirs[name] ?? a)];
  });
  return { ...ours, ...Object.fromEntries(both) };
}

function referred(reference: string, root: ParamsSchema): unknown {
  if (!reference.startsWith('#')) return undefined;
  const keys = reference
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((at, key) => own(asObject(at), key), root);
}

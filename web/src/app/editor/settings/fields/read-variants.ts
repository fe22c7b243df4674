import { appliedSchema, joinedSchema, takes } from './applied-schema';
import { switchedValue } from './blank-value';
import type { Field } from './field';
import { asObject, own, sameJson, type Json } from './json';
import type { Read, Reading } from './reading';

/** The branches of which a value fits one. */
export function branchesIn(rules: Json): Json[] {
  const branches = rules['oneOf'] ?? rules['anyOf'];
  return Array.isArray(branches) ? branches.map((branch) => asObject(branch) ?? {}) : [];
}

/** Rules that take null or one other shape, as those of that shape. */
export function withoutNull(rules: Json): Json {
  const branches = branchesIn(rules);
  const [only, ...more] = branches.filter(({ type }) => type !== 'null');
  if (branches.length < 2 || only === undefined || more.length > 0) return rules;
  const { oneOf: _oneOf, anyOf: _anyOf, ...common } = rules;
  return joinedSchema(only, common);
}

/** The field of a value that is one of several shapes: which one, and what that one has. */
export function readVariants({ place, rules, head, reading, read }: Read, branches: readonly Json[]): Field {
  const value = place.value ?? head.defaultValue;
  const joined = branches.map((branch) => variantOf(rules, branch, reading));
  const chosen = value === undefined ? -1 : chosenVariant(joined, value, reading);
  const variants = joined.map((variant, at) => ({
    label: titleOf(branches[at] ?? {}, at),
    value: switchedValue(value, variant, reading.root),
  }));
  const title = variants[chosen]?.label ?? 'As it is';
  const inner = readInner({ place, rules, head, reading, read, look: {} }, joined[chosen]);
  return { ...head, kind: 'variants', variants, chosen, inner: inner && { ...inner, title } };
}

/** What a variant has; what fits none is shown as it is. */
function readInner({ place, head, reading, read }: Read, schema: Json | undefined): Field | null {
  if (schema === undefined) return place.value === undefined ? null : { ...head, kind: 'json' };
  if (schema['const'] !== undefined) return null;
  const inherited = place.value === undefined ? head.defaultValue : undefined;
  return read({ ...place, schema, inherited }, reading);
}

/** The index of the variant that a value is of: one that takes it, else the one whose constants it has, else -1. */
export function chosenVariant(variants: readonly Json[], value: unknown, { root }: Pick<Reading, 'root'>): number {
  const fitting = variants.findIndex((variant) => takes(variant, value, root));
  if (fitting >= 0) return fitting;
  const record = asObject(value);
  const named = variants.findIndex((variant) => {
    const constants = Object.entries(asObject(variant['properties']) ?? {}).filter(
      ([, inside]) => constantOf(inside) !== undefined,
    );
    return constants.length > 0 && constants.every(([name, inside]) => sameJson(own(record, name), constantOf(inside)));
  });
  return named;
}

/** A branch with what its schema says of all branches. */
export function variantOf(rules: Json, branch: Json, { root }: Pick<Reading, 'root'>): Json {
  const { oneOf: _oneOf, anyOf: _anyOf, default: _default, title: _title, ...common } = rules;
  return joinedSchema(common, branch['$ref'] === undefined ? branch : appliedSchema(branch, undefined, { root }));
}

function titleOf(branch: Json, at: number): string {
  if (typeof branch['title'] === 'string') return branch['title'];
  const constants = Object.values(asObject(branch['properties']) ?? {}).map(constantOf);
  const constant = branch['const'] ?? constants.find((value) => value !== undefined);
  return constant === undefined ? `Variant ${at + 1}` : String(constant);
}

const constantOf = (schema: unknown): unknown => own(asObject(schema), 'const');

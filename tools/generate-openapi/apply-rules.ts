import type { JsonSchema } from './json-schema.ts';
import type { Rule } from './read-rules.ts';

const KEYWORDS: Record<string, readonly string[]> = {
  string: ['pattern', 'minLength', 'maxLength', 'format', 'enum'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'type', 'multipleOf'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
};

/** The schema of a property's type, narrowed by the rules of its decorators. */
export function applyRules(schema: JsonSchema, rules: readonly Rule[]): JsonSchema {
  return rules.reduce((narrowed, { schema: rule, each }) => (each ? onItems(narrowed, rule) : apply(narrowed, rule)), schema); // prettier-ignore
}

function onItems(schema: JsonSchema, rule: JsonSchema): JsonSchema {
  return schema.items ? { ...schema, items: apply(schema.items, rule) } : schema;
}

function apply(schema: JsonSchema, rule: JsonSchema): JsonSchema {
  if (Object.keys(rule).length === 0 || schema['const'] !== undefined) return schema;
  // A rule with alternatives is a complete schema and replaces the type's.
  if (rule.anyOf) return { ...rule, ...described(schema) };
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((one) => apply(one, rule)) };
  const types = [schema.type ?? []].flat();
  const kind = Object.keys(KEYWORDS).find(
    (name) => types.includes(name) || (name === 'number' && types.includes('integer')),
  );
  if (kind === undefined) return schema;
  const taken = Object.entries(rule).filter(([keyword]) => KEYWORDS[kind]?.includes(keyword));
  return { ...schema, ...Object.fromEntries(taken.flatMap(([keyword, value]) => narrowed(schema, keyword, value))) };
}

function narrowed(schema: JsonSchema, keyword: string, value: unknown): [string, unknown][] {
  if (keyword === 'enum') return schema['enum'] === undefined ? [[keyword, value]] : [];
  if (keyword === 'type' && Array.isArray(schema.type)) return [[keyword, schema.type.map((type) => (type === 'number' ? value : type))]]; // prettier-ignore
  return [[keyword, value]];
}

const described = ({ description }: JsonSchema): JsonSchema => (description === undefined ? {} : { description });

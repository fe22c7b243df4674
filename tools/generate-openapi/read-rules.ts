import 'reflect-metadata';
import { ValidationTypes, getMetadataStorage } from 'class-validator';
import * as contracts from '#contracts';
import type { JsonSchema } from './json-schema.ts';

/** The rule of one decorator on a property, or on each item of a list. */
export interface Rule {
  schema: JsonSchema;
  each: boolean;
}

/** By class and property. */
export type Rules = Record<string, Record<string, Rule[]>>;

type Constraints = readonly unknown[];

/** The rules of class-validator as JSON Schema; an empty one adds nothing to the property's type. */
const SCHEMAS: Record<string, (constraints: Constraints) => JsonSchema> = {
  ...Object.fromEntries(
    ['isString', 'isBoolean', 'isNumber', 'isObject', 'isArray', 'isDefined', 'arrayUnique', 'equals'].map((name) => [
      name,
      () => ({}),
    ]),
  ),
  isInt: () => ({ type: 'integer' }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  isIn: ([values]) => ({ enum: values }),
  isUuid: () => ({ format: 'uuid' }),
  matches: ([pattern]) => ({ pattern: (pattern as RegExp).source }),
};

/** By class: the properties, inherited ones included, whose value is validated by a class of its own. */
export type NestedProperties = Record<string, string[]>;

/** The rules of every class of the contracts as JSON Schema. Throws for a rule without a translation. */
export const readRules = (): Rules => ofEachClass(rulesOf);

export const readNested = (): NestedProperties => ofEachClass(nestedIn);

function ofEachClass<T>(read: (Class: new () => object) => T): Record<string, T> {
  const classes = Object.values(contracts).filter((value) => typeof value === 'function' && 'prototype' in value);
  return Object.fromEntries(classes.map((one) => [(one as { name: string }).name, read(one as new () => object)]));
}

function nestedIn(Class: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Class, '', false, false);
  return rules.flatMap(({ type, propertyName }) => (type === ValidationTypes.NESTED_VALIDATION ? [propertyName] : []));
}

function rulesOf(Class: new () => object): Record<string, Rule[]> {
  const rules: Record<string, Rule[]> = {};
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(Class, '', false, false)) {
    if (metadata.target !== Class || metadata.type !== ValidationTypes.CUSTOM_VALIDATION) continue;
    const own = (rules[metadata.propertyName] ??= []);
    own.push({ schema: schemaOf(metadata, Class.name), each: metadata.each === true });
  }
  return rules;
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function schemaOf({ name = '', constraints = [], propertyName }: Metadata, owner: string): JsonSchema {
  const [own] = (constraints as ({ jsonSchema?: JsonSchema } | undefined)[] | undefined) ?? [];
  const schema = own?.jsonSchema ?? SCHEMAS[name]?.(constraints);
  if (schema) return schema;
  throw new Error(
    `${owner}.${propertyName}: no JSON Schema is known for the rule "${name}". Add it to tools/generate-openapi/read-rules.ts, or give its decorator a jsonSchema.`,
  );
}

/**
 * The TypeScript type of a `const` JSON Schema: const, enum, oneOf/anyOf, string, number, integer, boolean, null,
 * array, object. A property is always there where it is required or has a default, because defaults are filled before
 * params are read.
 */
export type TypeOfSchema<S> = S extends { const: infer Value }
  ? Value
  : S extends { enum: readonly (infer Value)[] }
    ? Value
    : S extends { oneOf: readonly (infer Choice)[] } | { anyOf: readonly (infer Choice)[] }
      ? TypeOfSchema<Choice>
      : S extends { type: infer Name }
        ? TypeOfName<Name, S>
        : unknown;

type TypeOfName<Name, S> = Name extends readonly (infer Choice)[]
  ? TypeOfName<Choice, S>
  : Name extends 'string'
    ? string
    : Name extends 'number' | 'integer'
      ? number
      : Name extends 'boolean'
        ? boolean
        : Name extends 'null'
          ? null
          : Name extends 'array'
            ? TypeOfArray<S>
            : Name extends 'object'
              ? TypeOfObject<S>
              : unknown;

type TypeOfArray<S> = S extends { items: infer Item } ? TypeOfSchema<Item>[] : unknown[];

type TypeOfObject<S> = S extends { properties: infer Properties }
  ? { -readonly [K in AlwaysThere<S, Properties>]: TypeOfSchema<Properties[K]> } & {
      -readonly [K in Exclude<keyof Properties, AlwaysThere<S, Properties>>]?: TypeOfSchema<Properties[K]>;
    }
  : Record<string, unknown>;

type AlwaysThere<S, Properties> =
  | { [K in keyof Properties]: Properties[K] extends { default: unknown } ? K : never }[keyof Properties]
  | (S extends { required: readonly (infer Key)[] } ? Extract<Key, keyof Properties> : never);

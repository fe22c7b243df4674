/** A JSON Schema 2020-12 as OpenAPI 3.1 embeds it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  $ref?: string;
}

export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** The schema or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string' || schema['const'] !== undefined) return { anyOf: [schema, { type: 'null' }] };
  const { enum: values } = schema as { enum?: unknown[] };
  return { ...schema, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
}

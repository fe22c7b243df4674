/** A JSON Schema as OpenAPI 3.1 embeds it. */
export type Schema = Record<string, unknown>;

/** Every property of `T`, no more and no less: a changed contract is a compile error here. */
type PropertiesOf<T> = { [K in keyof Required<T>]: Schema };
type OptionalKey<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** The schema of an object of type `T`; `optional` names the properties that may be absent. */
export function schemaOf<T extends object>(properties: PropertiesOf<T>, optional: OptionalKey<T>[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !(optional as string[]).includes(name));
  return { type: 'object', properties, required };
}

export const text: Schema = { type: 'string' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const integer: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const flag: Schema = { type: 'boolean' };
export const anyObject: Schema = { type: 'object', additionalProperties: true };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

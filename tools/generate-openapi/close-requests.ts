import type { JsonSchema } from './json-schema.ts';
import type { NestedProperties } from './read-rules.ts';

type Components = Record<string, JsonSchema>;

/**
 * The components with `additionalProperties: false` where a request's body is validated: the class of the body, and the
 * classes of its properties that are validated by their own. Other objects in a body are any JSON.
 */
export function closeRequests(bodies: JsonSchema[], components: Components, nested: NestedProperties): Components {
  const closed: Components = {};
  const close = (name: string): void => {
    const { properties, ...schema } = components[name] ?? {};
    if (closed[name]) return;
    closed[name] = { ...schema, ...(properties && { properties, additionalProperties: false }) };
    const inner = (nested[name] ?? []).flatMap((property) => namesIn(properties?.[property]));
    for (const one of [...inner, ...namesIn({ ...schema })]) close(one);
  };
  for (const name of bodies.flatMap(namesIn)) close(name);
  return { ...components, ...closed };
}

/** The components that a schema is, or is a list or one of several of. */
function namesIn({ $ref, items, anyOf = [], oneOf = [] }: JsonSchema = {}): string[] {
  const own = $ref === undefined ? [] : [$ref.split('/').at(-1) as string];
  return [...own, ...(items ? namesIn(items) : []), ...[...anyOf, ...oneOf].flatMap(namesIn)];
}

import { openGatewayBench, problemOf } from '../integration/gateway/gateway-bench.js';
import type { GatewayBench } from '../integration/gateway/gateway-bench.js';
import { apiDocument, operations } from './api-document.js';
import type { DescribedOperation, Schema } from './api-document.js';

/** Any JSON is accepted; the reply says what is wrong with it. */
const NOT_VALIDATED = ['validateWorkflow', 'convertPreset'];

const UNKNOWN = 'notInTheSchema';

interface UnknownProperty {
  pointer: string;
  body: unknown;
}

const bodies = Object.entries(operations).flatMap(([name, operation]) => {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema && !NOT_VALIDATED.includes(operation.operationId) ? [{ name, operation, schema }] : [];
});
const cases = bodies.flatMap(({ name, operation, schema }) =>
  unknownPropertiesIn(schema).map(({ pointer, body }) => ({ name, operation, pointer, body })),
);

function resolved(schema: Schema): Schema {
  const { $ref } = schema as { $ref?: string };
  return $ref === undefined ? schema : (apiDocument.components.schemas[$ref.split('/').at(-1) ?? ''] as Schema);
}

/** Bodies with one unknown property each: in the body itself, and in every object in it that takes no others. */
function unknownPropertiesIn(schema: Schema): UnknownProperty[] {
  const { items, anyOf, oneOf, properties, additionalProperties } = resolved(schema) as Described;
  if (items) return unknownPropertiesIn(items).map(({ pointer, body }) => ({ pointer: `/0${pointer}`, body: [body] }));
  const variants = anyOf ?? oneOf;
  if (variants) return variants.flatMap(unknownPropertiesIn);
  if (additionalProperties !== false || !properties) return [];
  const constants = Object.fromEntries(
    Object.entries(properties).flatMap(([name, { const: value }]) => (value === undefined ? [] : [[name, value]])),
  );
  const inner = Object.entries(properties).flatMap(([name, property]) =>
    unknownPropertiesIn(property).map(({ pointer, body }) => ({
      pointer: `/${name}${pointer}`,
      body: { ...constants, [name]: body },
    })),
  );
  return [{ pointer: `/${UNKNOWN}`, body: { ...constants, [UNKNOWN]: 1 } }, ...inner];
}

interface Described {
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
}

/** A path and headers that are valid, so that only the body is at fault. */
function targetOf(name: string, { parameters = [] }: DescribedOperation) {
  const [method = '', path = ''] = name.split(' ');
  const values = parameters.map(({ name: parameter, schema }) => [parameter, exampleOf(resolved(schema))] as const);
  const target = values.reduce((filled, [parameter, value]) => filled.replace(`{${parameter}}`, value), path);
  const needsIfMatch = parameters.some(({ name: parameter, required }) => parameter === 'If-Match' && required);
  const headers: Record<string, string> = needsIfMatch ? { 'if-match': '"1"' } : {};
  return { method: method.toUpperCase(), target, headers };
}

function exampleOf({ format, enum: values }: Schema): string {
  if (Array.isArray(values)) return String(values[0]);
  return format === 'uuid' ? '00000000-0000-4000-8000-000000000000' : 'x';
}

describe('a request with a property that its schema does not have', () => {
  let gateway: GatewayBench;
  beforeAll(async () => void (gateway = await openGatewayBench()));
  afterAll(() => gateway.close());

  it('is tried at every body that is validated, and in its inner objects', () => {
    expect(bodies.length).toBeGreaterThan(30);
    for (const { name, schema } of bodies)
      expect({ name, ...resolved(schema) }).toMatchObject({ name, additionalProperties: false });
    const pointers = cases.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining([`/lines/0/${UNKNOWN}`, `/background/${UNKNOWN}`]));
  });

  it.each(cases)('is refused by $name at $pointer', async ({ name, operation, pointer, body }) => {
    const { method, target, headers } = targetOf(name, operation);
    const problem = await problemOf(await gateway.call(method, target, { json: body, headers }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.errors).toContainEqual({ pointer, message: `property ${UNKNOWN} should not exist` });
  });
});

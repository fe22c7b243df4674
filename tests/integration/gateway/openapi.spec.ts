import 'reflect-metadata';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ValidationTypes, getMetadataStorage } from 'class-validator';
import * as contracts from '#contracts';
import { PERMISSIONS } from '#contracts';
import { apiDocument, operations } from '../../contract/api-document.js';
import { openGatewayBench } from './gateway-bench.js';

describe('the OpenAPI document', () => {
  it('is served as it is committed', async () => {
    const gateway = await openGatewayBench();
    const served: unknown = await (await fetch(`${gateway.origin}/api/openapi.json`)).json();
    await gateway.close();
    expect(served).toEqual(apiDocument);
  });

  it('is valid OpenAPI 3.1 by a validator that is not ours', async () => {
    expect(apiDocument.openapi).toBe('3.1.0');
    expect(await new Validator().validate({ ...apiDocument })).toMatchObject({ valid: true });
  });

  it('refers only to what it holds, and every schema is a valid JSON Schema', () => {
    const names = [...JSON.stringify(apiDocument).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(names.filter((name) => !((name as string) in apiDocument.components.schemas))).toEqual([]);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'document', components: apiDocument.components });
    for (const name of Object.keys(apiDocument.components.schemas)) {
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` })).not.toThrow();
    }
  });

  it('says of each operation what it is called, which permission it needs and what its reply is', () => {
    for (const [name, { operationId, security, responses }] of Object.entries(operations)) {
      expect({ name, operationId }).toEqual({ name, operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/) });
      for (const permission of security.flatMap(({ bearer = [] }) => bearer)) expect(PERMISSIONS).toContain(permission);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', 'default']));
    }
  });

  it('asks of a body exactly what validation checks', () => {
    // Of these any JSON is taken, or orders reads them: what is wrong with them is its answer.
    const judged = ['Workflow', 'LockedWorkflow', 'LegacyPresetConfig', 'CreateProductForm'];
    const bodies = Object.values(operations).flatMap(({ requestBody }) =>
      Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => namesIn(schema)),
    );
    expect(bodies.length).toBeGreaterThan(20);
    for (const name of new Set(bodies.filter((body) => !judged.includes(body)))) {
      const { properties = {}, required = [] } = (apiDocument.components.schemas[name] ?? {}) as Described;
      expect({ name, properties: Object.keys(properties).sort(), required: required.toSorted() }).toEqual({
        name,
        ...checkedBy(name),
      });
    }
  });
});

/** The component that a schema names, or those of which it is one. */
const namesIn = (schema: Record<string, unknown>): string[] =>
  ((schema['anyOf'] ?? [schema]) as Record<string, unknown>[]).map(({ $ref }) => String($ref).split('/').at(-1) ?? '');

interface Described {
  properties?: object;
  required?: string[];
}

/** What class-validator checks of a request class. */
function checkedBy(name: string): { properties: string[]; required: string[] } {
  const Request = contracts[name as keyof typeof contracts] as unknown as new () => object;
  const rules = getMetadataStorage().getTargetValidationMetadatas(Request, '', false, false);
  const properties = [...new Set(rules.map(({ propertyName }) => propertyName))].sort();
  const isSkipped = ({ type, constraints }: (typeof rules)[number]): boolean =>
    type === ValidationTypes.CONDITIONAL_VALIDATION && !(constraints[0] as (...of: unknown[]) => boolean)({});
  const optional = rules.filter(isSkipped).map(({ propertyName }) => propertyName);
  return { properties, required: properties.filter((property) => !optional.includes(property)) };
}

import 'reflect-metadata';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ValidationTypes, getMetadataStorage } from 'class-validator';
import * as contracts from '#contracts';
import { operations } from '../../../apps/gateway/openapi/operations.js';
import { openGatewayBench } from './gateway-bench.js';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: object; requestBody?: object }>>;
  components: { schemas: Record<string, { properties?: object; required?: string[] }> };
}

describe('the OpenAPI document', () => {
  let document: Document;
  beforeAll(async () => {
    const gateway = await openGatewayBench();
    document = (await (await fetch(`${gateway.origin}/api/openapi.json`)).json()) as Document;
    await gateway.close();
  });

  it('describes every route, and no route that is not there', () => {
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(document.openapi).toBe('3.1.0');
    expect(routes.sort()).toEqual(Object.keys(operations).sort());
  });

  it('refers only to schemas that it holds, each a valid JSON Schema', () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(names.filter((name) => !((name as string) in document.components.schemas))).toEqual([]);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'document', components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` })).not.toThrow();
    }
  });

  it('asks of a body exactly what the border checks', () => {
    // Of these any JSON is taken: what is wrong with it is the answer.
    const judged = ['Workflow', 'PresetConfig'];
    const bodies = Object.values(operations).flatMap(({ body }) => (body && !judged.includes(body) ? [body] : []));
    expect(bodies.length).toBeGreaterThan(5);
    for (const name of new Set(bodies)) {
      const { properties = {}, required } = document.components.schemas[name] ?? {};
      expect({ name, properties: Object.keys(properties).sort(), required: required?.sort() }).toEqual({
        name,
        ...checkedBy(name),
      });
    }
  });
});

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

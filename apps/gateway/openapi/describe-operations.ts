import { operations } from './operations.js';
import type { Operation } from './operation.js';
import { refTo } from './schema-of.js';
import type { Schema } from './schema-of.js';

/** The part of an OpenAPI document that we write. */
export interface ApiDocument {
  paths: Record<string, Record<string, object | undefined>>;
  components?: { schemas?: Record<string, unknown> };
}

interface RoutedOperation {
  parameters?: { in: string }[];
}

const multipart: Schema = {
  type: 'object',
  required: ['key', 'name', 'file'],
  properties: { key: { type: 'string' }, name: { type: 'string' }, file: { type: 'string', format: 'binary' } },
};

/** Adds to the routes that a framework found what they take and give. Throws for a route that nobody described. */
export function describeOperations<T extends ApiDocument>(document: T, schemas: Record<string, Schema>): T {
  const paths = Object.entries(document.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, route]) => [method, describeRoute(`${method} ${path}`, route ?? {})]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths), components: { ...document.components, schemas } };
}

function describeRoute(name: string, route: RoutedOperation): object {
  const operation = operations[name];
  if (!operation) throw new Error(`Nobody described "${name}": add it to openapi/operations.ts.`);
  const inPath = (route.parameters ?? []).filter((parameter) => parameter.in === 'path');
  const inQuery = (operation.query ?? []).map((query) => ({ name: query, in: 'query', schema: { type: 'string' } }));
  const inHeader = Object.entries(operation.headers ?? {}).map(([header, required]) => ({
    name: header,
    in: 'header',
    required,
    schema: { type: 'string' },
  }));
  const body = bodyOf(name, operation);
  return {
    operationId: name.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, ''),
    tags: [operation.tag],
    summary: operation.summary,
    parameters: [...inPath, ...inQuery, ...inHeader],
    ...(body && { requestBody: { required: true, content: body } }),
    ...(operation.isPublic && { security: [] }),
    responses: responsesOf(operation),
  };
}

function bodyOf(name: string, { body }: Operation): object | null {
  if (name === 'post /api/products') return { 'multipart/form-data': { schema: multipart } };
  return body ? { 'application/json': { schema: refTo(body) } } : null;
}

function responsesOf({ status = 200, statusOfExisting, reply, mediaType = 'application/json' }: Operation): object {
  return {
    [status]: { description: 'As asked', content: { [mediaType]: { schema: reply } } },
    ...(statusOfExisting && {
      [statusOfExisting]: { description: 'It was there already', content: { [mediaType]: { schema: reply } } },
    }),
    default: { description: 'A problem', content: { 'application/problem+json': { schema: refTo('Problem') } } },
  };
}

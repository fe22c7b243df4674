import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { apiDocument, operations } from './api-document.js';
import type { DescribedOperation, DescribedReply } from './api-document.js';

/** An answer of the gateway; `path` is the request's, without its query. */
export interface CheckedReply {
  method: string;
  path: string;
  status: number;
  mediaType: string;
  body: string;
}

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  },
});
ajv.addSchema({ $id: 'api', components: closed(apiDocument.components) });

const routes = Object.entries(operations).map(([name, operation]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return { method, path: new RegExp(`^${pattern}/?$`), places: path.split('{').length, operation };
});

/** The first deviation of a reply from the document; null where there is none. */
export function faultOf(reply: CheckedReply): string | null {
  const operation = operationOf(reply);
  // Answered by middleware before routing.
  if (!operation) return [404, 405, 401].includes(reply.status) ? null : 'no operation is described';
  const { responses, operationId } = operation;
  const described = resolved(responses[reply.status] ?? (reply.status >= 400 ? responses['default'] : undefined));
  if (!described) return `${operationId} answers ${reply.status}, which is not described`;
  const wrong = wrongBody(reply, described);
  return wrong && `${operationId} ${reply.status}: ${wrong}`;
}

/** Of several matches, the one with the fewest parameters: `/presets/{key}` does not match `/presets/migrations`. */
function operationOf({ method, path }: CheckedReply): DescribedOperation | undefined {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const found = routes.filter((route) => route.method === asked && route.path.test(path));
  return found.sort((a, b) => a.places - b.places)[0]?.operation;
}

function resolved(reply: DescribedReply | undefined): DescribedReply | undefined {
  const name = reply?.$ref?.split('/').at(-1);
  return name === undefined ? reply : apiDocument.components.responses[name];
}

function wrongBody({ method, mediaType, body }: CheckedReply, { content = {} }: DescribedReply): string | null {
  if (method === 'HEAD' || (body === '' && Object.keys(content).length === 0)) return null;
  if (content['*/*']) return null;
  const schema = content[mediaType]?.schema;
  if (!schema) return `the media type ${mediaType} is not described`;
  if (!mediaType.endsWith('json')) return null;
  const check = compiled(schema);
  return check(JSON.parse(body)) ? null : ajv.errorsText(check.errors, { dataVar: 'reply' });
}

const checks = new Map<string, ValidateFunction>();

function compiled(schema: object): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = checks.get(key) ?? ajv.compile(closed(JSON.parse(key.replaceAll('"#/', '"api#/')) as object));
  checks.set(key, known);
  return known;
}

/** Closes every object schema with properties: an undescribed property of a reply is a fault as well. */
function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closed) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part as unknown)]));
  const { type, properties, additionalProperties } = schema as Record<string, unknown>;
  const isClosed = [type].flat().includes('object') && properties !== undefined && additionalProperties === undefined;
  return { ...parts, ...(isClosed && { additionalProperties: false }) } as T;
}

import type { JsonSchema } from './json-schema.ts';
import { refTo } from './json-schema.ts';
import type { Operation } from './operation.ts';

/** The used subset of an OpenAPI 3.1 document. */
export interface ApiDocument {
  openapi: string;
  info: object;
  security: object[];
  paths: Record<string, Record<string, object>>;
  components: Record<string, Record<string, object>>;
}

const PROBLEM = { $ref: '#/components/responses/Problem' };

const HEADERS: Record<string, { description: string; schema: JsonSchema }> = {
  ETag: { description: 'Entity tag of the state in the response, for If-Match and If-None-Match.', schema: { type: 'string' } },
  Link: { description: 'The next page: <?…>; rel="next". Absent on the last one.', schema: { type: 'string' } },
  Location: { description: 'The path of the created resource.', schema: { type: 'string' } },
  'Content-Range': { description: 'The range of bytes in the response, and the total.', schema: { type: 'string' } },
  'Content-Disposition': { description: 'The name of the file.', schema: { type: 'string' } },
}; // prettier-ignore

const BEARER =
  'The admin token. A browser that signed in has a cookie instead, and sends the csrfToken of GET /api/auth/me as the header X-XSRF-TOKEN with each change.';

const MEANINGS: Record<number, string> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted; the work continues',
  206: 'Partial content',
};

/** The document of all operations and the types that they name, in an order that does not depend on the machine. */
export function apiDocument(operations: readonly Operation[], schemas: Record<string, JsonSchema>): ApiDocument {
  assertUnique(operations);
  const paths: ApiDocument['paths'] = {};
  for (const operation of operations.toSorted((a, b) => compare(a.path, b.path)))
    (paths[operation.path] ??= {})[operation.method] = described(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'HartOMat workflows',
      description: 'Orders, workflows, runs, comparisons and rollouts. Errors are application/problem+json.',
      version: '1',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: sorted(schemas),
      responses: {
        Problem: {
          description: 'The problem, with a stable code.',
          content: { 'application/problem+json': { schema: refTo('Problem') } },
        },
      },
      headers: HEADERS,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: BEARER } },
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));

function assertUnique(operations: readonly Operation[]): void {
  const seen = new Set<string>();
  for (const { operationId: id, method, path } of operations) {
    if (seen.has(id)) throw new Error(`Two handlers are called ${id}, one of them for ${method} ${path}: the name is the id of the operation.`); // prettier-ignore
    seen.add(id);
  }
}

function described(operation: Operation): object {
  const { operationId, tag, summary, description, permission, parameters, body } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: permission === null ? [] : [{ bearer: [permission] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: body.required, content: { [body.mediaType]: { schema: body.schema } } } }),
    responses: { ...repliesOf(operation), ...problemsOf(operation) },
  };
}

function repliesOf({ statuses, reply, headers }: Operation): Record<number, object> {
  const { mediaType, schema } = reply;
  const content =
    mediaType === 'text/event-stream'
      ? { schema: { type: 'string', description: 'Frames; the data of each is JSON.' }, 'x-item-schema': schema }
      : { schema };
  const links = headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: MEANINGS[status] ?? 'Done',
        ...(links.length > 0 && { headers: Object.fromEntries(links) }),
        ...(status !== 304 && { content: { [mediaType]: content } }),
      },
    ]),
  );
}

/** The problems of an operation: those of the middleware, and those that its handler declares. */
function problemsOf({ permission, body, problems }: Operation): Record<string, object> {
  const statuses = [
    400,
    ...(permission === null ? [] : [401, 403, 503]),
    ...(body === null ? [] : [413, 415]),
    ...problems,
  ];
  const ordered = [...new Set(statuses)].sort((a, b) => a - b);
  return { ...Object.fromEntries(ordered.map((status) => [status, PROBLEM])), default: PROBLEM };
}

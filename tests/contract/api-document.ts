import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

export type Schema = Record<string, unknown>;

export interface DescribedReply {
  headers?: Record<string, object>;
  content?: Record<string, { schema: Schema }>;
  $ref?: string;
}

export interface DescribedOperation {
  operationId: string;
  security: { bearer?: string[] }[];
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, DescribedReply>;
}

export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, DescribedReply> };
}

/** The committed description of the API. */
export const apiDocument = JSON.parse(readFileSync(join(repositoryRoot(), 'docs/openapi.json'), 'utf8')) as ApiDocument;

/** Every operation by method and path: `get /api/runs/{id}`. */
export const operations: Record<string, DescribedOperation> = Object.fromEntries(
  Object.entries(apiDocument.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  ),
);

/** Names of the query parameters of an operation. */
export const queryOf = ({ parameters = [] }: DescribedOperation): string[] =>
  parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);

import type { JsonSchema } from './json-schema.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** A body with its media type. */
export interface Content {
  mediaType: string;
  schema: JsonSchema;
}

/** The description of one handler. */
export interface Operation {
  method: string;
  /** As OpenAPI writes it: `/api/runs/{id}`. */
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  description?: string;
  /** Null: public. */
  permission: string | null;
  parameters: Parameter[];
  /** `isValidated`: by the rules of its class, which refuse unknown properties. */
  body: (Content & { required: boolean; isValidated: boolean }) | null;
  reply: Content;
  /** The status of success, and others with the same body. */
  statuses: number[];
  headers: string[];
  /** Statuses of this handler's problems besides the common ones. */
  problems: number[];
}

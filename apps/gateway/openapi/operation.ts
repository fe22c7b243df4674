import type { Schema } from './schema-of.js';

/** What the document says of a route beyond its path: `reply` is the schema of the body of `status`. */
export interface Operation {
  tag: string;
  summary: string;
  status?: number;
  reply: Schema;
  mediaType?: string;
  /** Names of query parameters, all optional. */
  query?: string[];
  /** Name of the schema of the JSON body. */
  body?: string;
}

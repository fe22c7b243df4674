import type { Schema } from './schema-of.js';

/** What the document says of a route beyond its path: `reply` is the schema of the body of `status`. */
export interface Operation {
  tag: string;
  /** Answers without a token. */
  isPublic?: true;
  summary: string;
  status?: number;
  /** Another status of the same body, where what was asked for was there already. */
  statusOfExisting?: number;
  reply: Schema;
  mediaType?: string;
  /** Names of query parameters, all optional. A list in pages takes `after` and `limit`; its reply's header `Link` has the next one. */
  query?: string[];
  /** Names of request headers with whether they are required. */
  headers?: Record<string, boolean>;
  /** Name of the schema of the JSON body. */
  body?: string;
}

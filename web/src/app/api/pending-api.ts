/**
 * Requests that the web makes and that docs/openapi.json does not describe yet. When it does, `schema.generated.ts` has
 * them and this file is deleted.
 */
export interface MeReply {
  user: string;
  permissions: string[];
  /** The value of the header `X-XSRF-TOKEN` of each change. */
  csrfToken: string | null;
  expiresAt: string | null;
  config: UiConfig;
}

export interface UiConfig {
  version: string;
  /** `{traceId}` stands for the id; null where traces are shown nowhere. */
  traceLinkTemplate: string | null;
  /** Bytes. */
  limits: { workflowBytes: number; stepFileBytes: number };
}

interface Reply<T> {
  200: { content: { 'application/json': T } };
}

export interface PendingPaths {
  '/api/auth/login': {
    post: { requestBody: { content: { 'application/json': { token: string } } }; responses: Reply<MeReply> };
  };
  '/api/auth/logout': { post: { responses: Reply<{ signedOut: true }> } };
  '/api/auth/me': { get: { responses: Reply<MeReply> } };
}

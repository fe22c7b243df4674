import { isSameSecret } from '#platform/access';
import { UserError } from '#platform/http';

/** The header that carries a session's CSRF token. */
export const CSRF_HEADER = 'x-xsrf-token';

const READS = new Set(['GET', 'HEAD']);

interface Change {
  method: string;
  headers: Record<string, string | string[] | undefined>;
}

/**
 * Throws 403 where a browser's session would change something and the request may come from another page:
 * `cross_site_request`, `csrf_token_missing` or `csrf_token_invalid`. Reads pass: other sites cannot see the replies.
 */
export function rejectForeignChange({ method, headers }: Change, csrfToken: string): void {
  if (READS.has(method)) return;
  rejectCrossSite(headers);
  const given = headers[CSRF_HEADER];
  if (given === undefined)
    throw new UserError(
      'csrf_token_missing',
      'A signed-in browser sends the header X-XSRF-TOKEN with each change: the csrfToken of GET /api/auth/me.',
      403,
    );
  if (!isSameSecret(String(given), csrfToken))
    throw new UserError(
      'csrf_token_invalid',
      'X-XSRF-TOKEN is not the token of this session. Read GET /api/auth/me again and send its csrfToken.',
      403,
    );
}

/** Throws 403 `cross_site_request` where the browser says that another site sent the request. Older ones say nothing. */
export function rejectCrossSite(headers: Change['headers']): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return;
  throw new UserError(
    'cross_site_request',
    'The browser says that a page of another origin sent this request. Changes are taken from our own pages only.',
    403,
  );
}

/** The cookie that replaces the header where a browser cannot set one: images and event streams. */
export const TOKEN_COOKIE = 'hartomat_token';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

interface TokenCarrier {
  method: string;
  headers: { authorization?: string | undefined; cookie?: string | undefined };
}

/**
 * The token of a request, or null. The cookie is accepted for safe methods only, because of cross-site requests. A token in
 * the URL is never accepted, because URLs are logged.
 */
export function tokenOfRequest({ method, headers }: TokenCarrier): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  return SAFE_METHODS.has(method) ? cookieOf(headers.cookie ?? '') : null;
}

function cookieOf(header: string): string | null {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([name]) => name === TOKEN_COOKIE)?.[1];
  return value ? value.replaceAll('"', '') : null;
}

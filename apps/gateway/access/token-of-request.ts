/** The cookie that stands in for the header where a browser cannot set one: pictures and event streams. */
export const TOKEN_COOKIE = 'hartomat_token';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

interface TokenCarrier {
  method: string;
  headers: { authorization?: string | undefined; cookie?: string | undefined };
}

/**
 * The token that a request shows, or null. A cookie counts for reading only: another site can make a browser send it along
 * with a form. A token in the URL never counts: URLs end up in logs.
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

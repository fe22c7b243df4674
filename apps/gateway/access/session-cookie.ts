import type { IncomingMessage } from 'node:http';

/** Every value of a cookie in a `Cookie` header: a page of another path or port can add a second one of the name. */
export function cookieValues(header: string | undefined, name: string): string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

export interface SetCookie {
  name: string;
  value: string;
  /** 0 removes the cookie. */
  maxAgeSeconds: number;
  /** Whether the request came over TLS; the browser then never sends the cookie without. */
  secure: boolean;
}

/** The `Set-Cookie` header of a cookie that scripts cannot read and that no other site can make a browser send. */
export const setCookie = ({ name, value, maxAgeSeconds, secure }: SetCookie): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** Whether a request came over TLS, by a proxy's word too: a caller that lies marks only its own cookie. */
export const isSecure = ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  'encrypted' in socket || /^https\b/i.test(String(headers['x-forwarded-proto'] ?? ''));

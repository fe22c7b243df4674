import type { IncomingMessage } from 'node:http';

/** Bytes; more than a token and the JSON around it. */
const MOST = 2000;

/**
 * True for a `POST /api/auth/login` whose body is small: the only body that is read of somebody who is not known. By its
 * one spelling, so that every other one is refused.
 */
export function isLogin({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  const isPlain = headers['transfer-encoding'] === undefined && headers['content-encoding'] === undefined;
  return method === 'POST' && url === '/api/auth/login' && isPlain && Number(headers['content-length']) <= MOST;
}

import { createHmac } from 'node:crypto';
import { isSameSecret } from '#platform/access';

/** The session of a browser. Times in milliseconds since 1970. */
export interface Session {
  id: string;
  user: string;
  issuedAt: number;
  expiresAt: number;
}

export const SESSION_MS = 12 * 60 * 60 * 1000;
/** More than the longest session that is issued. */
const LONGEST_VALUE = 2000;

const mac = (text: string, key: Buffer): string => createHmac('sha256', key).update(text).digest('base64url');

/** A session that begins now and lasts 12 hours. */
export const newSession = (id: string, user: string, now: number): Session => ({
  id,
  user,
  issuedAt: now,
  expiresAt: now + SESSION_MS,
});

/** Whether more than half of the session's time has passed. */
export const isHalfOver = ({ issuedAt, expiresAt }: Session, now: number): boolean => now - issuedAt > expiresAt - now;

/** The value of the session's cookie: what the session is, and its signature. */
export function sealSession(session: Session, key: Buffer): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${mac(payload, key)}`;
}

/** The session of a cookie's value; null where the signature is not ours or the session is over. */
export function openSession(value: string, key: Buffer, now: number): Session | null {
  if (value.length > LONGEST_VALUE) return null;
  const [payload = '', signature = '', ...more] = value.split('.');
  if (more.length > 0 || !isSameSecret(signature, mac(payload, key))) return null;
  // Signed, so it has the shape that we gave it.
  const session = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Session;
  return session.expiresAt > now ? session : null;
}

/** The token that a page sends with each change; the same for all tabs of a session, also after it is renewed. */
export const csrfTokenOf = ({ id }: Session, key: Buffer): string => mac(id, key);

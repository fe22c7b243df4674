import type { IncomingMessage } from 'node:http';
import { UserError } from '../errors/user-error.js';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Probes use a pod's address as Host, and health is public. */
const EXEMPT = new Set(['/healthz', '/readyz', '/metrics']);

/** A name or address with an optional port. Nothing else is allowed: no user, no blank, no second name. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?$/i;
const ABSOLUTE_FORM = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

export interface HostSettings {
  bindHost: string;
  /** Names that a service answers for where it is bound to more than loopback, in lower case, without ports. */
  allowedHosts: string[];
}

/** True for an address that only this machine reaches. */
export const isLoopback = (bindHost: string): boolean => /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(bindHost);

/**
 * Middleware against DNS rebinding: another site can resolve its own name to this service, and then `Host` is that
 * name. Bound to loopback, a service accepts loopback names only; otherwise also the allowed ones. 421
 * `host_not_allowed` for another name, 400 `host_invalid` where there is not exactly one readable name.
 */
export function checkHost(settings: HostSettings) {
  const isAllowed = (name: string): boolean => namesOf(settings).includes(name);
  return (request: IncomingMessage, _response: unknown, next: (error?: unknown) => void): void => {
    const { url = '' } = request;
    if (EXEMPT.has(url.split('?', 1)[0] ?? '')) return next();
    const names = askedNames(request);
    if (names === null) return next(invalid());
    const other = names.find((name) => !isAllowed(name));
    next(other === undefined ? undefined : notAllowed(other, settings));
  };
}

const namesOf = ({ bindHost, allowedHosts }: HostSettings): string[] =>
  isLoopback(bindHost) ? [...LOOPBACK_NAMES, bindHost] : [...LOOPBACK_NAMES, ...allowedHosts];

/** The name of `Host`, and that of an absolute request target; null where one of them cannot be read. */
function askedNames({ url = '', headersDistinct }: IncomingMessage): string[] | null {
  const target = ABSOLUTE_FORM.exec(url)?.[1];
  const given = [...(headersDistinct['host'] ?? []), ...(target === undefined ? [] : [target])];
  const names = given.flatMap((host) => HOST.exec(host)?.[1]?.toLowerCase() ?? []);
  const isOneHost = headersDistinct['host']?.length === 1;
  return isOneHost && names.length === given.length ? names : null;
}

const invalid = (): UserError =>
  new UserError('host_invalid', 'The request must have exactly one Host header with a name and an optional port.', 400);

function notAllowed(name: string, { bindHost }: HostSettings): UserError {
  const advice = isLoopback(bindHost)
    ? `It is bound to ${bindHost} and answers for ${LOOPBACK_NAMES.join(', ')} only: ask it by one of these.`
    : 'If it should, add the name to HARTOMAT_ALLOWED_HOSTS of the service.';
  return new UserError('host_not_allowed', `This service does not answer for the host "${name}". ${advice}`, 421);
}

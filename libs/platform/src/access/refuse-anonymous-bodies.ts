import type { IncomingMessage, ServerResponse } from 'node:http';
import { unauthenticated } from './authenticator.js';
import type { Authenticator } from './authenticator.js';

/** Whether the body of a request may be read for anybody; true only for small bodies of known routes. */
export type TakesAnonymousBody = (request: IncomingMessage) => boolean;

/**
 * Middleware in front of the body parsers: a body is read only for an authenticated caller, for every path, except for
 * what `takesAnonymousBody` allows.
 */
export function refuseAnonymousBodies(
  authenticator: Authenticator,
  takesAnonymousBody: TakesAnonymousBody = () => false,
) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    const isChecked = hasBody(request) && !takesAnonymousBody(request);
    const isRefused = isChecked && authenticator.principalOf(request) === null;
    next(isRefused ? unauthenticated(authenticator, response) : undefined);
  };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

import type { IncomingMessage, ServerResponse } from 'node:http';
import { unauthenticated } from './authenticator.js';
import type { Authenticator } from './authenticator.js';

/**
 * Middleware in front of the body parsers: a body is read only for an authenticated caller, for every path. No public
 * route takes one.
 */
export function refuseAnonymousBodies(authenticator: Authenticator) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    const isRefused = hasBody(request) && authenticator.principalOf(request) === null;
    next(isRefused ? unauthenticated(authenticator, response) : undefined);
  };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

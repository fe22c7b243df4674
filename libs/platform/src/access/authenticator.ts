import type { IncomingMessage, ServerResponse } from 'node:http';
import { PERMISSIONS } from '#contracts';
import type { Permission } from '#contracts';
import { UserError } from '../errors/user-error.js';

/** An authenticated caller and its permissions. */
export interface Principal {
  permissions: ReadonlySet<Permission>;
  /** The name of the person; absent where the service does not know it. */
  user?: string;
}

/** The only principal while there are no roles: the holder of the service's one token. */
export const ALL_PERMISSIONS: Principal = { permissions: new Set(PERMISSIONS) };

/** Authenticates the callers of a service. Each service with HTTP provides one under this class. */
export abstract class Authenticator {
  /** The `www-authenticate` header of a 401; null for none. */
  abstract readonly challenge: string | null;

  /** Message of the 401: how to authenticate. */
  abstract readonly advice: string;

  /**
   * The caller by the request's headers; null where it is not authenticated. Throws a `UserError` where the caller is
   * known and the request must be refused all the same.
   */
  abstract principalOf(request: Pick<IncomingMessage, 'method' | 'headers'>): Principal | null;
}

/** The 401 for an unauthenticated caller; sets the challenge on the response. */
export function unauthenticated(
  { challenge, advice }: Authenticator,
  response: Pick<ServerResponse, 'setHeader'>,
): UserError {
  if (challenge !== null) response.setHeader('www-authenticate', challenge);
  return new UserError('unauthenticated', advice, 401);
}

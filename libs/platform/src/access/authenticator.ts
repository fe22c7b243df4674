import type { IncomingMessage, ServerResponse } from 'node:http';
import { PERMISSIONS } from '#contracts';
import type { Permission } from '#contracts';
import { UserError } from '../http/user-error.js';

/** Who asks, by what they may do. */
export interface Principal {
  permissions: ReadonlySet<Permission>;
}

/** The only principal while there are no roles: who has the service's one token. */
export const MAY_DO_EVERYTHING: Principal = { permissions: new Set(PERMISSIONS) };

/** How a service knows its callers. Each service with HTTP provides one under this class. */
export abstract class Authenticator {
  /** The answer's `www-authenticate` where the caller is not known; null for none. */
  abstract readonly challenge: string | null;

  /** What a caller who is not known must do. */
  abstract readonly advice: string;

  /** The caller by what the request's headers show; null for nobody. */
  abstract principalOf(request: Pick<IncomingMessage, 'method' | 'headers'>): Principal | null;
}

/** The 401 for a caller that `authenticator` does not know; sets the challenge on the answer. */
export function unauthenticated(
  { challenge, advice }: Authenticator,
  response: Pick<ServerResponse, 'setHeader'>,
): UserError {
  if (challenge !== null) response.setHeader('www-authenticate', challenge);
  return new UserError('unauthenticated', advice, 401);
}

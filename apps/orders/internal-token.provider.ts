import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Authenticator, ALL_PERMISSIONS, isSameSecret } from '#platform/access';
import type { Principal } from '#platform/access';
import { faultOfUserName } from '#platform/user-name';
import { OrdersConfig } from './orders.config.js';

/** Authenticates the gateway by the internal token. */
@Injectable()
export class InternalTokenAuthenticator extends Authenticator {
  readonly challenge = null;
  readonly advice = 'This interface is for the gateway only.';

  constructor(private readonly config: OrdersConfig) {
    super();
  }

  principalOf({ headers }: Pick<IncomingMessage, 'method' | 'headers'>): Principal | null {
    const given = headers['x-hartomat-internal'];
    if (typeof given !== 'string' || !isSameSecret(given, this.config.internalToken)) return null;
    return { ...ALL_PERMISSIONS, ...userIn(headers['x-hartomat-user']) };
  }
}

/** The gateway's user, percent-encoded; none where the header cannot be read. */
function userIn(header: string | string[] | undefined): Pick<Principal, 'user'> {
  try {
    const user = decodeURIComponent(String(header ?? ''));
    return faultOfUserName(user) === null ? { user } : {};
  } catch {
    return {};
  }
}

import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Authenticator, ALL_PERMISSIONS, isSameSecret } from '#platform/access';
import type { Principal } from '#platform/access';
import { GatewayConfig } from '../gateway.config.js';
import { tokenOfRequest } from './token-of-request.js';

/** Authenticates requests by the admin token. */
@Injectable()
export class AdminTokenAuthenticator extends Authenticator {
  readonly challenge = 'Bearer';
  readonly advice =
    'Send the admin token as "Authorization: Bearer …". It is in the file admin-token of the state folder.';

  constructor(private readonly config: GatewayConfig) {
    super();
  }

  principalOf({ method = '', headers }: Pick<IncomingMessage, 'method' | 'headers'>): Principal | null {
    const token = tokenOfRequest({ method, headers });
    return token !== null && isSameSecret(token, this.config.adminToken) ? ALL_PERMISSIONS : null;
  }
}

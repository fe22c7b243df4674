import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Authenticator, ALL_PERMISSIONS, isSameSecret } from '#platform/access';
import type { Principal } from '#platform/access';
import { GatewayConfig } from '../gateway.config.js';
import { bearerOf } from './bearer-of.js';
import { rejectForeignChange } from './reject-foreign-change.js';
import type { Session } from './session.js';
import { SessionsService } from './sessions.service.js';

/** The caller of a route of the gateway; `session` is null for one with the admin token itself. */
export interface GatewayPrincipal extends Principal {
  user: string;
  session: Session | null;
}

/** Authenticates requests by the admin token, or by the session of a browser that signed in with it. */
@Injectable()
export class GatewayAuthenticator extends Authenticator {
  readonly challenge = 'Bearer';
  readonly advice =
    'Sign in (./hartomat sign-in prints a link), or send the admin token as "Authorization: Bearer …". It is in the file admin-token of the state folder.';

  constructor(
    private readonly config: GatewayConfig,
    private readonly sessions: SessionsService,
  ) {
    super();
  }

  /** A session may change something only as `rejectForeignChange` says. */
  principalOf({ method = '', headers }: Pick<IncomingMessage, 'method' | 'headers'>): GatewayPrincipal | null {
    if (headers.authorization !== undefined) return this.byToken(bearerOf(headers.authorization));
    const session = this.sessions.find(headers.cookie);
    if (session === null) return null;
    rejectForeignChange({ method, headers }, this.sessions.csrfTokenOf(session));
    return { ...ALL_PERMISSIONS, user: session.user, session };
  }

  private byToken(token: string | null): GatewayPrincipal | null {
    const isKnown = token !== null && isSameSecret(token, this.config.adminToken);
    return isKnown ? { ...ALL_PERMISSIONS, user: this.config.user, session: null } : null;
  }
}

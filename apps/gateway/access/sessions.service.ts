import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GatewayConfig } from '../gateway.config.js';
import { cookieValues, isSecure, setCookie } from './session-cookie.js';
import { sessionKeys } from './session-keys.js';
import { SESSION_MS, csrfTokenOf, isHalfOver, newSession, openSession, sealSession } from './session.js';
import type { Session } from './session.js';

/**
 * Sessions of browsers, in a signed cookie alone, so that they survive a restart (docs/adr/0017-how-browsers-sign-in.md). Only those that were signed out are kept
 * here, until they would have ended by themselves.
 */
@Injectable()
export class SessionsService {
  private readonly keys;
  /** The latest end of each session that was signed out, by its id. */
  private readonly ended = new Map<string, number>();

  constructor(private readonly config: GatewayConfig) {
    this.keys = sessionKeys(config.adminToken);
  }

  /** The session of a request's cookie; null where there is none that is still good. */
  find(cookieHeader: string | undefined): Session | null {
    for (const value of cookieValues(cookieHeader, this.keys.cookieName)) {
      const session = openSession(value, this.keys.signing, Date.now());
      if (session && !this.ended.has(session.id)) return session;
    }
    return null;
  }

  /** Starts a session and sets its cookie. */
  start(request: Request, response: Response): Session {
    return this.give(
      newSession(randomBytes(16).toString('base64url'), this.config.user, Date.now()),
      request,
      response,
    );
  }

  /** The session, with a new end and cookie where more than half of its time has passed. */
  renew(session: Session, request: Request, response: Response): Session {
    if (!isHalfOver(session, Date.now())) return session;
    return this.give(newSession(session.id, session.user, Date.now()), request, response);
  }

  /** Ends the session here and removes the cookie. */
  end(session: Session | null, request: Request, response: Response): void {
    const now = Date.now();
    for (const [id, until] of this.ended) if (until <= now) this.ended.delete(id);
    if (session) this.ended.set(session.id, now + SESSION_MS);
    this.set('', 0, request, response);
  }

  csrfTokenOf(session: Session): string {
    return csrfTokenOf(session, this.keys.csrf);
  }

  private give(session: Session, request: Request, response: Response): Session {
    this.set(sealSession(session, this.keys.signing), SESSION_MS / 1000, request, response);
    return session;
  }

  private set(value: string, maxAgeSeconds: number, request: Request, response: Response): void {
    const { cookieName: name } = this.keys;
    response.setHeader('set-cookie', setCookie({ name, value, maxAgeSeconds, secure: isSecure(request) }));
  }
}

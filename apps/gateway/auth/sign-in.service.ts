import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isSameSecret } from '#platform/access';
import { UserError } from '#platform/http';
import { rejectCrossSite } from '../access/reject-foreign-change.js';
import type { Session } from '../access/session.js';
import { SessionsService } from '../access/sessions.service.js';
import { GatewayConfig } from '../gateway.config.js';
import { AttemptLimit } from './attempt-limit.js';
import { SignInCodes } from './sign-in-codes.js';
import type { SignInCode } from './sign-in-codes.js';

/** Signs browsers in by the admin token or by the code of a link. */
@Injectable()
export class SignInService {
  private readonly codes = new SignInCodes();
  private readonly limit = new AttemptLimit();

  constructor(
    private readonly config: GatewayConfig,
    private readonly sessions: SessionsService,
  ) {}

  /** Starts a session; 401 `sign_in_failed` for a wrong token, 429 `too_many_attempts` after too many of them. */
  signIn(token: string, request: Request, response: Response): Session {
    rejectCrossSite(request.headers);
    const now = Date.now();
    const address = request.socket.remoteAddress ?? '';
    const wait = this.limit.waitSeconds(address, now);
    if (wait > 0) {
      response.setHeader('retry-after', String(wait));
      throw new UserError('too_many_attempts', `Too many attempts to sign in failed. Try again in ${wait} s.`, 429);
    }
    if (isSameSecret(token, this.config.adminToken) || this.codes.redeem(token, now))
      return this.sessions.start(request, response);
    this.limit.failed(address, now);
    throw refused();
  }

  issueCode(): SignInCode {
    return this.codes.issue(Date.now());
  }
}

const refused = (): UserError =>
  new UserError(
    'sign_in_failed',
    'This is neither the admin token nor the code of a sign-in link that is still good: a link works once, for ten minutes. ./hartomat sign-in prints a new one; the token is in the file admin-token of the state folder.',
    401,
  );

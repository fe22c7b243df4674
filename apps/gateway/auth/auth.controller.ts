import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LoginRequest } from '#contracts';
import type { LogoutReply, MeReply, SignInLinkReply } from '#contracts';
import { ALL_PERMISSIONS, Caller, Needs, Public } from '#platform/access';
import { UserError } from '#platform/http';
import type { GatewayPrincipal } from '../access/gateway-authenticator.provider.js';
import { SessionsService } from '../access/sessions.service.js';
import { Answers } from '../openapi/answers.js';
import { MeService } from './me.service.js';
import { SignInService } from './sign-in.service.js';

/** Sessions of browsers: a cookie for reading, and with the CSRF token for changes. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly me: MeService,
  ) {}

  /**
   * Sign in with the admin token or the code of a sign-in link
   *
   * Sets the cookie of a session of 12 hours. 401 for a wrong token, 429 with Retry-After after ten of them in a minute.
   */
  @Public()
  @Post('login')
  @HttpCode(200)
  @Answers({ problems: [401, 403, 429] })
  login(
    @Body() { token }: LoginRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): MeReply {
    const session = this.signIns.signIn(token, request, response);
    return this.me.describe({ ...ALL_PERMISSIONS, user: session.user, session });
  }

  /** Sign out: the session ends and its cookie is removed */
  @Needs('view')
  @Post('logout')
  @HttpCode(200)
  logout(
    @Caller() { session }: GatewayPrincipal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): LogoutReply {
    this.sessions.end(session, request, response);
    return { signedOut: true };
  }

  /**
   * Who is signed in, with what the web needs to know of this instance
   *
   * A session whose time is half over is renewed by this request.
   */
  @Needs('view')
  @Get('me')
  getMe(
    @Caller() caller: GatewayPrincipal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): MeReply {
    const session = caller.session && this.sessions.renew(caller.session, request, response);
    return this.me.describe({ ...caller, session });
  }

  /**
   * Create the code of a sign-in link, for one use within ten minutes
   *
   * Only with the admin token itself: a session cannot make others. The link is the gateway's address with
   * `#sign-in=<code>`.
   */
  @Needs('view')
  @Post('links')
  createSignInLink(@Caller() { session }: GatewayPrincipal): SignInLinkReply {
    if (session !== null)
      throw new UserError('forbidden', 'Sign-in links are made with the admin token only, not by a session.', 403);
    const { code, expiresAt } = this.signIns.issueCode();
    return { code, expiresAt: new Date(expiresAt).toISOString() };
  }
}

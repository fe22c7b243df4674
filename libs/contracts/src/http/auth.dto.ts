import { IsInt, IsString, MaxLength, MinLength } from 'class-validator';
import { IsTimestamp } from '../formats.js';
import type { Permission } from '../permissions.js';

export class LoginRequest {
  /** The admin token, or the code of a sign-in link. */
  @IsString() @MinLength(1) @MaxLength(500) token!: string;
}

export class LogoutReply {
  signedOut!: true;
}

/** The largest inputs that are taken, in bytes. */
export class UiLimits {
  @IsInt() workflowBytes!: number;
  @IsInt() stepFileBytes!: number;
}

/** What the web needs to know of an instance. */
export class UiConfig {
  version!: string;
  /** The address of a trace, with `{traceId}` in place of its id; null where traces are shown nowhere. */
  traceLinkTemplate!: string | null;
  limits!: UiLimits;
}

export class MeReply {
  user!: string;
  permissions!: Permission[];
  /** The value of the header `X-XSRF-TOKEN` of each change; null for a caller with the admin token itself. */
  csrfToken!: string | null;
  /** The end of the session; null for a caller with the admin token itself. */
  @IsTimestamp() expiresAt!: string | null;
  config!: UiConfig;
}

export class SignInLinkReply {
  /** For one use, as the token of `POST /auth/login`. */
  code!: string;
  @IsTimestamp() expiresAt!: string;
}

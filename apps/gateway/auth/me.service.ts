import { Injectable } from '@nestjs/common';
import { MAX_STEP_FILE_BYTES, MESSAGE_LIMITS } from '#contracts';
import type { MeReply } from '#contracts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { GatewayPrincipal } from '../access/gateway-authenticator.provider.js';
import { SessionsService } from '../access/sessions.service.js';
import { GatewayConfig } from '../gateway.config.js';

/** What the web is told of its user and of this instance. */
@Injectable()
export class MeService {
  constructor(
    private readonly config: GatewayConfig,
    private readonly sessions: SessionsService,
  ) {}

  describe({ user, permissions, session }: GatewayPrincipal): MeReply {
    return {
      user,
      permissions: [...permissions],
      csrfToken: session && this.sessions.csrfTokenOf(session),
      expiresAt: session && new Date(session.expiresAt).toISOString(),
      config: {
        version: packageJson.version,
        traceLinkTemplate: this.config.traceLink ?? null,
        limits: { workflowBytes: MESSAGE_LIMITS.workflow, stepFileBytes: MAX_STEP_FILE_BYTES },
      },
    };
  }
}

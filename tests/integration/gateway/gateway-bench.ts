import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createFolderArtifactStore } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { faultOf } from '../../contract/check-reply.js';
import type { GatewayConfig } from '../../../apps/gateway/gateway.config.js';
import { runGateway } from '../../../apps/gateway/run-gateway.js';

export const ADMIN_TOKEN = 'an-admin-token-for-specs';
export const INTERNAL_TOKEN = 'an-internal-token-for-specs';

/** A gateway of this spec's own; `call` shows the admin token unless headers say otherwise. */
export interface GatewayBench {
  origin: string;
  app: NestExpressApplication;
  config: GatewayConfig;
  artifacts: ArtifactStore;
  call(method: string, path: string, more?: { json?: unknown; headers?: Record<string, string> }): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Nothing listens on port 1: neighbours are down unless named. Every reply to `call` must be as the API's description says,
 * unless fakes make them up (`trustsReplies`).
 */
export async function openGatewayBench(
  neighbours: Partial<GatewayConfig> = {},
  { trustsReplies = false } = {},
): Promise<GatewayBench> {
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-gateway-'));
  const config: GatewayConfig = {
    artifactsUrl: pathToFileURL(dir).href,
    bindHost: '127.0.0.1',
    allowedHosts: [],
    healthPort: 0,
    logLevel: 'fatal',
    natsUrl: 'nats://127.0.0.1:1',
    natsPrefix: 'wf',
    port: 0,
    adminToken: ADMIN_TOKEN,
    user: 'Ada Löwe',
    webDir: join(dir, 'no-web'),
    ordersUrl: 'http://127.0.0.1:1',
    internalToken: INTERNAL_TOKEN,
    ...neighbours,
  };
  const app: NestExpressApplication = await runGateway(config);
  const origin = await app.getUrl();
  return {
    origin,
    app,
    config,
    artifacts: createFolderArtifactStore(dir),
    call: async (method, path, { json, headers } = {}) => {
      const reply = await fetch(origin + path, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_TOKEN}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? null : JSON.stringify(json),
      });
      if (!trustsReplies) await assertDescribed(method, reply);
      return reply;
    },
    close: async () => {
      await app.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function assertDescribed(method: string, reply: Response): Promise<void> {
  const mediaType = reply.headers.get('content-type')?.split(';')[0] ?? '';
  // An event stream does not end.
  const body = mediaType === 'text/event-stream' ? '' : await reply.clone().text();
  const { pathname: path } = new URL(reply.url);
  const fault = faultOf({ method, path, status: reply.status, mediaType, body });
  if (fault !== null) throw new Error(`The reply to ${method} ${path} is not as docs/openapi.json says: ${fault}`);
}

/** A problem with how it came. */
export async function problemOf(reply: Response) {
  const body = (await reply.json()) as { code: string; detail: string; errors?: { pointer: string }[] };
  return { mediaType: reply.headers.get('content-type')?.split(';')[0], ...body, status: reply.status };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createFolderArtifactStore } from '#steps';
import type { ArtifactStore } from '#steps';
import type { GatewayConfig } from '../../../apps/gateway/gateway.config.js';
import { runGateway } from '../../../apps/gateway/run-gateway.service.js';

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

/** Nothing listens on port 1: neighbours are down unless named. */
export async function openGatewayBench(neighbours: Partial<GatewayConfig> = {}): Promise<GatewayBench> {
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
    call: (method, path, { json, headers } = {}) =>
      fetch(origin + path, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_TOKEN}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? null : JSON.stringify(json),
      }),
    close: async () => {
      await app.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A problem with how it came. */
export async function problemOf(reply: Response) {
  const body = (await reply.json()) as { code: string; detail: string; errors?: { pointer: string }[] };
  return { mediaType: reply.headers.get('content-type')?.split(';')[0], ...body, status: reply.status };
}

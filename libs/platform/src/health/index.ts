import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Name → whether it is healthy now. Readiness runs all checks; liveness runs none. */
export type HealthChecks = Record<string, () => boolean | Promise<boolean>>;

/** Runs every check; one that throws is unhealthy. */
export async function askHealth(checks: HealthChecks): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
  const entries = await Promise.all(
    Object.entries(checks).map(
      async ([name, check]) =>
        [
          name,
          await Promise.resolve()
            .then(check)
            .catch(() => false),
        ] as const,
    ),
  );
  return { ready: entries.every(([, fine]) => fine), checks: Object.fromEntries(entries) };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Serves `/healthz` and `/readyz` for a service without HTTP of its own. Port 0 takes a free one. */
export async function startHealthServer(
  at: { host: string; port: number },
  checks: HealthChecks,
): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer(({ method, url }, response) => {
    if (method !== 'GET' && method !== 'HEAD') return reply(response, 405, { code: 'method_not_allowed' });
    if (url === '/healthz') return reply(response, 200, { alive: true });
    if (url !== '/readyz') return reply(response, 404, { code: 'not_found' });
    return void askHealth(checks).then((health) => reply(response, health.ready ? 200 : 503, health));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at.port, at.host, resolve));
  // The health server alone must not keep the process running.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

import { request } from 'node:http';
import { startHealthServer } from './index.js';

/** The status of a request whose target goes out as it is written. */
const statusOf = (port: number, method: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, agent: false }, (reply) => {
      reply.resume().once('end', () => resolve(reply.statusCode ?? 0));
    });
    sent.once('error', reject).end();
  });

describe('the health server of a service without HTTP of its own', () => {
  let server: Awaited<ReturnType<typeof startHealthServer>>;
  let asked = 0;
  beforeAll(async () => {
    server = await startHealthServer({ host: '127.0.0.1', port: 0 }, { database: () => ++asked > 0 });
  });
  afterAll(() => server.close());

  it('answers health', async () => {
    expect([await statusOf(server.port, 'GET', '/healthz'), await statusOf(server.port, 'GET', '/readyz')]).toEqual([
      200, 200,
    ]);
  });

  it.each(['/', '/api/orders', '/internal/orders', '/HEALTHZ', '/healthz/', '//readyz', '/readyz/../env', '/metrics'])(
    'answers nothing under %s',
    async (path) => {
      const before = asked;
      for (const method of ['GET', 'HEAD']) expect(await statusOf(server.port, method, path)).toBe(404);
      expect(asked).toBe(before);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('takes no %s', async (method) => {
    const before = asked;
    for (const path of ['/healthz', '/readyz', '/internal/orders'])
      expect(await statusOf(server.port, method, path)).toBe(405);
    expect(asked).toBe(before);
  });
});

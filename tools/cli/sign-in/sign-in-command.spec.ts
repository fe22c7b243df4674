import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeCheckout } from '../testing/fake-checkout.js';
import type { FakeCheckout } from '../testing/fake-checkout.js';

const REPLY = { code: 'the-code', expiresAt: '2026-01-01T00:10:00.000Z' };

describe('sign-in', () => {
  let checkout: FakeCheckout;
  let server: Server;
  let origin: string;
  const seen: string[] = [];
  beforeAll(async () => {
    checkout = fakeCheckout();
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.end(JSON.stringify(REPLY));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    checkout.remove();
  });

  const run = async (...args: string[]) => {
    const env = { HARTOMAT_API_URL: `${origin}/api`, HARTOMAT_ADMIN_TOKEN: 'token' };
    const command = checkout.run(['sign-in', ...args], env);
    return { code: await command.ended, stdout: command.stdout };
  };

  it('prints a link with the code in its fragment, which is sent to no server', async () => {
    expect(await run()).toEqual({ code: 0, stdout: `${origin}/#sign-in=the-code\n` });
    expect(seen).toEqual(['POST /api/auth/links Bearer token']);
  });

  it('prints it as JSON', async () => {
    const { stdout } = await run('--json');
    expect(JSON.parse(stdout)).toEqual({ url: `${origin}/#sign-in=the-code`, ...REPLY });
  });
});

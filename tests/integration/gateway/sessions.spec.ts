import type { MeReply, SignInLinkReply } from '#contracts';
import { PERMISSIONS } from '#contracts';
import { sessionKeys } from '../../../apps/gateway/access/session-keys.js';
import { SESSION_MS, newSession, sealSession } from '../../../apps/gateway/access/session.js';
import { operations } from '../../contract/api-document.js';
import { startFakeOrders, json } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { ADMIN_TOKEN, openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const KEYS = sessionKeys(ADMIN_TOKEN);
const CHANGES = Object.keys(operations)
  .filter((name) => !name.startsWith('get ') && operations[name]?.security.length !== 0)
  .map((name) => name.replaceAll(/\{\w+\}/g, 'x').split(' '))
  .map(([method = '', path = '']): [string, string] => [method.toUpperCase(), path]);

interface Browser {
  cookie: string;
  me: MeReply;
}

describe('the session of a browser', () => {
  let gateway: GatewayBench;
  let orders: FakeOrders;
  beforeAll(async () => {
    orders = await startFakeOrders();
    gateway = await openGatewayBench({ ordersUrl: orders.url, user: 'Jörg', traceLink: 'https://t.example/{traceId}' });
  });
  afterAll(async () => {
    await gateway.close();
    await orders.close();
  });
  beforeEach(() => orders.seen.splice(0));

  /** As a browser asks, without an admin token. */
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    fetch(gateway.origin + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });

  const cookieOf = (reply: Response): string => reply.headers.get('set-cookie')?.split(';')[0] ?? '';

  async function signIn(token = ADMIN_TOKEN): Promise<Browser> {
    const reply = await gateway.call('POST', '/api/auth/login', { json: { token }, headers: { authorization: '' } });
    return { cookie: cookieOf(reply), me: (await reply.json()) as MeReply };
  }

  it('begins with the admin token, and says who is signed in and what the instance is', async () => {
    const reply = await ask('POST', '/api/auth/login', {}, { token: ADMIN_TOKEN });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('set-cookie')).toMatch(
      new RegExp(`^${KEYS.cookieName}=[\\w-]+\\.[\\w-]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict$`),
    );
    const me = (await reply.json()) as MeReply;
    expect(me).toMatchObject({
      user: 'Jörg',
      permissions: [...PERMISSIONS],
      config: {
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        traceLinkTemplate: 'https://t.example/{traceId}',
        limits: { workflowBytes: 4_000_000, stepFileBytes: 104_857_600 },
      },
    });
    expect(me.csrfToken).toMatch(/^[\w-]{43}$/);
    expect(Date.parse(me.expiresAt ?? '') - Date.now()).toBeGreaterThan(SESSION_MS - 60_000);
  });

  it('has a cookie for TLS only where the request came by it', async () => {
    const reply = await ask('POST', '/api/auth/login', { 'x-forwarded-proto': 'https' }, { token: ADMIN_TOKEN });
    expect(reply.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('reads by its cookie alone', async () => {
    const { cookie, me } = await signIn();
    const reply = await ask('GET', '/api/auth/me', { cookie: `other=1; ${cookie}` });
    expect(await reply.json()).toEqual(me);
    // Not half over yet, so the browser keeps its cookie.
    expect(reply.headers.get('set-cookie')).toBeNull();
    orders.answerWith(json(200, []));
    expect((await ask('GET', '/api/orders', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await ask('HEAD', '/api/orders', { cookie })).status).toBe(200);
  });

  it('changes something with its CSRF token', async () => {
    const { cookie, me } = await signIn();
    orders.answerWith(json(201, {}));
    const lines = { lines: [{ product: 'a', outputType: 'b' }] };
    const headers = { cookie, 'x-xsrf-token': me.csrfToken ?? '' };
    expect((await ask('POST', '/api/orders', headers, lines)).status).toBe(201);
    const refused = await ask('POST', '/api/orders', { ...headers, 'sec-fetch-site': 'same-site' }, lines);
    expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'cross_site_request' });
    const other = (await signIn()).me.csrfToken ?? '';
    const mixed = await ask('POST', '/api/orders', { cookie, 'x-xsrf-token': other }, lines);
    expect(await problemOf(mixed)).toMatchObject({ status: 403, code: 'csrf_token_invalid' });
    expect(orders.seen).toHaveLength(1);
  });

  it.each(CHANGES)('does not %s %s without its CSRF token', async (method, path) => {
    const { cookie } = await signIn();
    expect((await ask(method, path, { cookie }, {})).status).toBe(403);
    expect((await ask(method, path, { cookie, 'x-xsrf-token': 'x' }, {})).status).toBe(403);
    const reply = await ask(method, path, { cookie });
    expect(await problemOf(reply)).toMatchObject({ status: 403, code: 'csrf_token_missing' });
    expect(orders.seen).toEqual([]);
  });

  it('ends when it is signed out, also for somebody who kept the cookie', async () => {
    const { cookie, me } = await signIn();
    const other = await signIn();
    const reply = await ask('POST', '/api/auth/logout', { cookie, 'x-xsrf-token': me.csrfToken ?? '' });
    expect(await reply.json()).toEqual({ signedOut: true });
    expect(reply.headers.get('set-cookie')).toContain(`${KEYS.cookieName}=; Path=/; Max-Age=0;`);
    expect((await ask('GET', '/api/auth/me', { cookie })).status).toBe(401);
    expect((await ask('GET', '/api/auth/me', { cookie: other.cookie })).status).toBe(200);
  });

  it('goes on after a restart of the gateway, and not with another admin token', async () => {
    const { cookie } = await signIn();
    const again = await openGatewayBench();
    const changed = await openGatewayBench({ adminToken: 'another-admin-token' });
    try {
      const statuses = [again, changed].map(
        async ({ origin }) => (await fetch(`${origin}/api/auth/me`, { headers: { cookie } })).status,
      );
      expect(await Promise.all(statuses)).toEqual([200, 401]);
    } finally {
      await Promise.all([again.close(), changed.close()]);
    }
  });

  it('is renewed by a look at it once it is half over, with the same CSRF token', async () => {
    const session = newSession('an-id', 'Jörg', Date.now() - SESSION_MS / 2 - 1000);
    const cookie = `${KEYS.cookieName}=${sealSession(session, KEYS.signing)}`;
    const unused = await ask('GET', '/api/runs/x.y', { cookie });
    expect(unused.headers.get('set-cookie')).toBeNull();
    const reply = await ask('GET', '/api/auth/me', { cookie });
    const me = (await reply.json()) as MeReply;
    expect(Date.parse(me.expiresAt ?? '')).toBeGreaterThan(session.expiresAt);
    const renewed = (await (await ask('GET', '/api/auth/me', { cookie: cookieOf(reply) })).json()) as MeReply;
    expect(renewed).toEqual(me);
  });

  it.each([
    ['an expired cookie', sealSession(newSession('a', 'ada', Date.now() - SESSION_MS), KEYS.signing)],
    ['a forged cookie', sealSession(newSession('a', 'ada', Date.now()), KEYS.csrf)],
    ['the admin token as the cookie', ADMIN_TOKEN],
    ['an empty cookie', ''],
  ])('is none with %s, and the reply says how to sign in', async (_what, value) => {
    const reply = await ask('GET', '/api/auth/me', { cookie: `${KEYS.cookieName}=${value}` });
    const problem = await problemOf(reply);
    expect(problem).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(problem.detail).toContain('./hartomat sign-in');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('does not count beside a token that is wrong', async () => {
    const { cookie } = await signIn();
    expect((await ask('GET', '/api/auth/me', { cookie, authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('begins anew beside an old one, without its CSRF token', async () => {
    const { cookie } = await signIn();
    expect((await ask('POST', '/api/auth/login', { cookie }, { token: ADMIN_TOKEN })).status).toBe(200);
  });

  it('is not needed by a caller with the admin token', async () => {
    const reply = await gateway.call('GET', '/api/auth/me');
    expect(await reply.json()).toMatchObject({ user: 'Jörg', csrfToken: null, expiresAt: null });
    expect((await gateway.call('POST', '/api/auth/logout')).status).toBe(200);
  });

  describe('begins with a link', () => {
    const newCode = async (): Promise<SignInLinkReply> =>
      (await (await gateway.call('POST', '/api/auth/links')).json()) as SignInLinkReply;

    it('once', async () => {
      const { code, expiresAt } = await newCode();
      expect(Math.round((Date.parse(expiresAt) - Date.now()) / 60_000)).toBe(10);
      expect((await signIn(code)).me.user).toBe('Jörg');
      const again = await ask('POST', '/api/auth/login', {}, { token: code });
      expect(await problemOf(again)).toMatchObject({ status: 401, code: 'sign_in_failed' });
      expect(again.headers.get('set-cookie')).toBeNull();
    });

    it('that nobody has made but with the admin token', async () => {
      const { cookie, me } = await signIn();
      const reply = await ask('POST', '/api/auth/links', { cookie, 'x-xsrf-token': me.csrfToken ?? '' });
      expect(await problemOf(reply)).toMatchObject({ status: 403, code: 'forbidden' });
    });

    it('that is no token for anything else', async () => {
      const { code } = await newCode();
      expect((await ask('GET', '/api/auth/me', { authorization: `Bearer ${code}` })).status).toBe(401);
    });
  });
});

describe('attempts to sign in', () => {
  it('are refused after ten failures, also with the right token, and other requests are not', async () => {
    const gateway = await openGatewayBench();
    try {
      const attempt = (token: string) =>
        gateway.call('POST', '/api/auth/login', { json: { token }, headers: { authorization: '' } });
      for (let at = 0; at < 10; at += 1) expect((await attempt('wrong')).status).toBe(401);
      const refused = await attempt(ADMIN_TOKEN);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too_many_attempts' });
      expect((await gateway.call('GET', '/api/auth/me')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });

  it('are not taken from the page of another site', async () => {
    const gateway = await openGatewayBench();
    try {
      const headers = { authorization: '', 'sec-fetch-site': 'cross-site' };
      const reply = await gateway.call('POST', '/api/auth/login', { json: { token: ADMIN_TOKEN }, headers });
      expect(await problemOf(reply)).toMatchObject({ status: 403, code: 'cross_site_request' });
    } finally {
      await gateway.close();
    }
  });
});

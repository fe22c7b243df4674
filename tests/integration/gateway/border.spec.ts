import { startFakeOrders, json } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { ADMIN_TOKEN, openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const ID = '0d9f2f8e-2f8b-4f4e-9f5c-1f8a5f3c9d11';

describe("the gateway's border", () => {
  let gateway: GatewayBench;
  let orders: FakeOrders;
  beforeAll(async () => {
    orders = await startFakeOrders();
    gateway = await openGatewayBench({ ordersUrl: orders.url }, { trustsReplies: true });
  });
  afterAll(async () => {
    await gateway.close();
    await orders.close();
  });
  beforeEach(() => orders.seen.splice(0));

  it.each([
    ['an empty order', '/orders', { lines: [] }, '/lines'],
    ['an unknown property', '/orders', { lines: [{ product: 'a', outputType: 'b', price: 1 }] }, '/lines/0/price'],
    ['an unknown mode', `/orders/${ID}/dispatch`, { mode: 'fast' }, '/mode'],
    ['a key that is none', '/workflows', { key: 'A B', label: 'x', workflow: {} }, '/key'],
  ])('refuses %s at the border and names the place', async (_what, path, body, pointer) => {
    const reply = await problemOf(await gateway.call('POST', `/api${path}`, { json: body }));
    expect(reply).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(reply.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(orders.seen).toEqual([]);
  });

  it.each([
    ['GET', '/orders/..%2F..%2Fhealthz'],
    ['GET', `/deliveries/${ID}/assets/..%2F..%2Forders`],
    ['GET', `/artifacts/${'A'.repeat(64)}`],
    ['GET', '/artifacts/..%2F..%2Fetc%2Fpasswd'],
    ['GET', '/runs/a.b%3E'],
    ['GET', '/workflows/%2A'],
  ])('lets no path out of its place: %s %s', async (method, path) => {
    expect((await gateway.call(method, `/api${path}`)).status).toBe(400);
    expect(orders.seen).toEqual([]);
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['the token in the query', { query: ADMIN_TOKEN }],
    ['the token as a cookie', { cookie: `hartomat_token=${ADMIN_TOKEN}` }],
  ])('refuses %s', async (_what, { query, ...headers }: { query?: string } & Record<string, string>) => {
    const path = query ? `/api/orders?token=${query}` : '/api/orders';
    const reply = await fetch(gateway.origin + path, { method: query ? 'GET' : 'POST', headers });
    expect(await problemOf(reply)).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(orders.seen).toEqual([]);
  });

  it('refuses bodies that are too large or no JSON', async () => {
    const large = { lines: [{ product: 'x'.repeat(5_500_000), outputType: 'still' }] };
    expect(await problemOf(await gateway.call('POST', '/api/orders', { json: large }))).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const broken = await fetch(`${gateway.origin}/api/orders`, { method: 'POST', headers, body: '{"lines":' });
    expect(await problemOf(broken)).toMatchObject({ status: 400, mediaType: 'application/problem+json' });
  });

  it.each([
    ['a key that stands twice', '{"lines": [{"product": "a", "product": "b", "outputType": "c"}]}', '/lines/0/product'],
    ['a number that no double holds', '{"lines": [], "more": 1e400}', '/more'],
    ['an integer that would lose digits', '{"lines": [12345678901234567890]}', '/lines/0'],
  ])('refuses %s and names it', async (_what, body, pointer) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const reply = await fetch(`${gateway.origin}/api/orders`, { method: 'POST', headers, body });
    const problem = await problemOf(reply);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_json' });
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect(orders.seen).toEqual([]);
  });

  it('ignores a byte order mark', async () => {
    orders.answerWith(json(201, {}));
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const body = '\uFEFF{"lines": [{"product": "a", "outputType": "b"}]}';
    expect((await fetch(`${gateway.origin}/api/orders`, { method: 'POST', headers, body })).status).toBe(201);
  });

  it('sets security headers on every answer, also on problems', async () => {
    const reply = await gateway.call('GET', '/api/nothing-here');
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'not_found' });
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(reply.headers.get('x-powered-by')).toBeNull();
  });
});

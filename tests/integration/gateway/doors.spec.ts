import { routesOf } from '#platform/access';
import { sendRequest, notRefused } from '../doors/send-request.js';
import { tryDoor } from '../doors/strangers.js';
import { servedRoutes } from '../doors/served-routes.js';
import { startFakeOrders } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { ADMIN_TOKEN, INTERNAL_TOKEN, openGatewayBench } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';
import { sessionKeys } from '../../../apps/gateway/access/session-keys.js';
import { operations } from '../../contract/api-document.js';

const { cookieName: COOKIE_NAME } = sessionKeys(ADMIN_TOKEN);
/** Public, but it wants a body. */
const LOGIN = 'post /api/auth/login';
const names = Object.keys(operations);
const pathOf = (name: string): string => (name.split(' ')[1] ?? '').replaceAll(/\{\w+\}/g, 'x');
const methodOf = (name: string): string => (name.split(' ')[0] ?? '').toUpperCase();

const STRANGERS = {
  'a wrong token': { headers: { authorization: 'Bearer wrong' } },
  'an empty token': { headers: { authorization: 'Bearer ' } },
  'the beginning of the token': { headers: { authorization: `Bearer ${ADMIN_TOKEN.slice(0, -1)}` } },
  'the token and more': { headers: { authorization: `Bearer ${ADMIN_TOKEN}x` } },
  'the token in upper case': { headers: { authorization: `Bearer ${ADMIN_TOKEN.toUpperCase()}` } },
  'the token as a password': {
    headers: { authorization: `Basic ${Buffer.from(`admin:${ADMIN_TOKEN}`).toString('base64')}` },
  },
  'two tokens in one header': { headers: { authorization: `Bearer wrong, Bearer ${ADMIN_TOKEN}` } },
  'the token without a scheme': { headers: { authorization: ADMIN_TOKEN } },
  'the token in the query': { query: `?token=${ADMIN_TOKEN}` },
  'the token in the query by its other name': { query: `?access_token=${ADMIN_TOKEN}` },
  'the token in a header of its own': { headers: { 'x-hartomat-token': ADMIN_TOKEN } },
  'the internal token': { headers: { 'x-hartomat-internal': INTERNAL_TOKEN } },
  'the internal token as the token': { headers: { authorization: `Bearer ${INTERNAL_TOKEN}` } },
  'a wrong cookie': { headers: { cookie: `${COOKIE_NAME}=wrong.wrong` } },
  'an empty cookie': { headers: { cookie: `${COOKIE_NAME}=` } },
  'the token as a cookie': { headers: { cookie: `hartomat_token=${ADMIN_TOKEN}; ${COOKIE_NAME}=${ADMIN_TOKEN}` } },
  'a CSRF token alone': { headers: { 'x-xsrf-token': 'x' } },
  'a claim to be forwarded': { headers: { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/healthz' } },
};

describe("the gateway's doors", () => {
  let gateway: GatewayBench;
  let orders: FakeOrders;
  beforeAll(async () => {
    orders = await startFakeOrders();
    gateway = await openGatewayBench({ ordersUrl: orders.url });
  });
  afterAll(async () => {
    await gateway.close();
    await orders.close();
  });
  beforeEach(() => orders.seen.splice(0));

  const isPublic = (name: string): boolean => operations[name]?.security.length === 0;

  it.each(names)('%s lets nobody in without a valid token, however it is asked', async (name) => {
    const [method, path] = [methodOf(name), pathOf(name)];
    const answers = await tryDoor({ origin: gateway.origin, method, path }, STRANGERS);
    // The route is there: a test of a path that leads nowhere would find it well closed.
    expect(answers['the path as it is']).toMatchObject({ status: name === LOGIN ? 400 : isPublic(name) ? 200 : 401 });
    if (!isPublic(name)) expect(notRefused(answers)).toEqual({});
    expect(orders.seen).toEqual([]);
  });

  it('are open for health, the description of the API and signing in only', () => {
    const open = names.filter(isPublic);
    expect(open.sort()).toEqual(['get /api/openapi.json', 'get /healthz', 'get /readyz', LOGIN]);
  });

  it('are those that the document describes, and no route stands beside its controllers', () => {
    const described = names.map((name) => name.replaceAll(/\{(\w+)\}/g, ':$1')).sort();
    // The framework's own 404 for the two that are not below its prefix.
    expect(servedRoutes(gateway.app)).toEqual(['all /healthz', 'all /readyz', ...described]);
    expect(routesOf(gateway.app)).toHaveLength(described.length);
  });

  it('answer a known caller under the one spelling of a path', async () => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const status = async (target: string) =>
      (await sendRequest(gateway.origin, { method: 'GET', target, headers })).status;
    expect([await status('/api/orders'), await status('/API/orders'), await status('/api/Orders')]).toEqual([
      200, 404, 404,
    ]);
  });

  it.each([
    '/api/nothing',
    '/API/nothing',
    '/workflows',
    '/internal/orders',
    '/api',
    '/api/openapi.json/x',
    '/metrics',
  ])('say of %s only that it is not there', async (target) => {
    const answer = await sendRequest(gateway.origin, { method: 'GET', target });
    expect(answer).toMatchObject({ status: 404, mediaType: 'application/problem+json' });
    expect(orders.seen).toEqual([]);
  });

  it('read no body of somebody who is not known, whatever the path', async () => {
    const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"lines":' };
    for (const target of ['/api/orders', '/API/orders', '/api/nothing']) {
      const answer = await sendRequest(gateway.origin, { ...broken, target });
      expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
      expect(answer.body).toContain('"unauthenticated"');
    }
  });
});

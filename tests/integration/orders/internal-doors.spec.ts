import { routesOf } from '#platform/access';
import type { Route } from '#platform/access';
import { notRefused, sendRequest } from '../doors/send-request.js';
import { servedRoutes } from '../doors/served-routes.js';
import { tryDoor } from '../doors/strangers.js';
import { INTERNAL_TOKEN } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const STRANGERS = {
  'a wrong token': { headers: { 'x-hartomat-internal': 'wrong' } },
  'an empty token': { headers: { 'x-hartomat-internal': '' } },
  'a wrong token of the same length': { headers: { 'x-hartomat-internal': 'x'.repeat(INTERNAL_TOKEN.length) } },
  'the beginning of the token': { headers: { 'x-hartomat-internal': INTERNAL_TOKEN.slice(0, -1) } },
  'the token twice': { headers: { 'x-hartomat-internal': [INTERNAL_TOKEN, INTERNAL_TOKEN] } },
  'the token as a bearer token': { headers: { authorization: `Bearer ${INTERNAL_TOKEN}` } },
  'the token in a cookie': {
    headers: { cookie: `hartomat_token=${INTERNAL_TOKEN}; x-hartomat-internal=${INTERNAL_TOKEN}` },
  },
  'the token in the query': { query: `?x-hartomat-internal=${INTERNAL_TOKEN}` },
};

describe("the doors of orders' internal interface", () => {
  let orders: OrdersUnderTest;
  let origin: string;
  let routes: Route[];
  beforeAll(async () => {
    orders = await openOrdersUnderTest('internal-doors');
    origin = await orders.app.getUrl();
    routes = routesOf(orders.app);
  });
  afterAll(() => orders.close());

  const written = (): Promise<unknown[]> =>
    orders.query(`select (select count(*) from orders.customer_order) as orders, (select count(*) from orders.product) as products,
      (select count(*) from orders.catalog_edit) as edits, (select count(*) from orders.kill_switch) as switches`);

  it('let nobody in without the token, however they are asked', async () => {
    const before = await written();
    const closed = routes.filter(({ access }) => access !== 'public');
    expect(closed.length).toBeGreaterThan(40);
    for (const { method, path } of closed) {
      const filled = path.replaceAll(/:\w+/g, 'x');
      const answers = await tryDoor({ origin, method, path: filled }, STRANGERS);
      expect({ path, status: answers['the path as it is']?.status }).toEqual({ path, status: 401 });
      expect({ path, open: notRefused(answers) }).toEqual({ path, open: {} });
    }
    expect(await written()).toEqual(before);
  });

  it('are open for health only', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.sort()).toEqual(['/healthz', '/readyz']);
  });

  it('have no route beside those of controllers', () => {
    const declared = routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort();
    // The database's context for every request; it only hands on.
    expect(servedRoutes(orders.app)).toEqual(['all /{*all}', ...declared]);
  });

  it('read no body of somebody who is not known', async () => {
    const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"lines":' };
    for (const target of ['/internal/orders', '/INTERNAL/orders', '/nothing'])
      expect(await sendRequest(origin, { ...broken, target })).toMatchObject({ status: 401 });
  });

  it('answer the gateway under the one spelling of a path', async () => {
    const headers = { 'x-hartomat-internal': INTERNAL_TOKEN };
    const status = async (target: string) => (await sendRequest(origin, { method: 'GET', target, headers })).status;
    expect([await status('/internal/orders'), await status('/INTERNAL/orders')]).toEqual([200, 404]);
  });
});

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { runGateway } from '../../../apps/gateway/run-gateway.js';
import { json, startFakeOrders } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { ADMIN_TOKEN, INTERNAL_TOKEN, openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const ID = '0d9f2f8e-2f8b-4f4e-9f5c-1f8a5f3c9d11';

describe('the gateway with NATS never started', () => {
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

  it('is ready and says that the bus is not there', async () => {
    const reply = await fetch(`${gateway.origin}/readyz`);
    expect([reply.status, await reply.json()]).toEqual([200, { ready: true, checks: { nats: false } }]);
  });

  it('answers what needs the bus with a problem that says what to do', async () => {
    for (const path of ['/node-definitions', '/workflows', '/runs/some-run', '/comparisons']) {
      expect(await problemOf(await gateway.call('GET', `/api${path}`))).toMatchObject({
        status: 503,
        mediaType: 'application/problem+json',
        code: 'bus_unreachable',
        detail: expect.stringContaining('Try again'),
      });
    }
    const events = await gateway.call('GET', `/api/runs/${ID}/events`);
    // Browsers would not try again after another status.
    expect([events.status, await events.text()]).toEqual([
      200,
      expect.stringMatching(/^retry: \d+\n\nevent: problem\ndata: \{.*"code":"bus_unreachable".*\}\n\n$/),
    ]);
  });

  it('takes an order all the way to the orders service', async () => {
    orders.answerWith(json(201, { id: ID }));
    const body = { lines: [{ product: 'bearing', outputType: 'still' }] };
    const reply = await gateway.call('POST', '/api/orders', { json: body });
    expect([reply.status, await reply.json()]).toEqual([201, { id: ID }]);
    const [seen] = orders.seen;
    expect([seen?.method, seen?.url, JSON.parse(String(seen?.body))]).toEqual(['POST', '/internal/orders', body]);
    expect(seen?.headers).toMatchObject({ 'x-hartomat-internal': INTERNAL_TOKEN });
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['POST', `/orders/${ID}/dispatch`, { mode: 'graph', again: true }, `/orders/${ID}/dispatch`],
    ['PUT', '/rollouts/kill-switch', { on: true, reason: 'drill' }, '/rollouts/kill-switch'],
    ['PUT', '/rollouts/*/still', { mode: 'shadow' }, '/rollouts/*/still'],
    ['GET', '/rollouts', undefined, '/rollouts'],
    ['GET', `/notifications?deliveryId=${ID}`, undefined, `/notifications?deliveryId=${ID}`],
    ['GET', '/notifications?state=unknown', undefined, '/notifications?state=unknown'],
    ['POST', '/notifications/17/resend', undefined, '/notifications/17/resend'],
    ['GET', `/deliveries/${ID}/assets/front.png`, undefined, `/deliveries/${ID}/assets/front.png`],
    ['GET', '/products', undefined, '/products'],
  ])('passes %s %s on with its body', async (method, path, body, internal) => {
    orders.answerWith(json(200, { fine: true }));
    const reply = await gateway.call(method, `/api${path}`, { json: body });
    expect([reply.status, await reply.json()]).toEqual([200, { fine: true }]);
    const [seen] = orders.seen;
    expect([seen?.method, seen?.url]).toEqual([method, `/internal${internal}`]);
    expect(seen?.body.length ? JSON.parse(String(seen.body)) : undefined).toEqual(body);
  });

  it('dispatches one line by its workflow', async () => {
    orders.answerWith(json(202, { orderLineId: ID }));
    const reply = await gateway.call('POST', '/api/workflows/still/dispatch', {
      json: { orderLineId: ID, mode: 'shadow', again: true, cache: 'bypass' },
    });
    expect(reply.status).toBe(202);
    expect(orders.seen[0]).toMatchObject({ url: `/internal/order-lines/${ID}/dispatch` });
    expect(JSON.parse(String(orders.seen[0]?.body))).toEqual({
      ...{ mode: 'shadow', again: true, cache: 'bypass', workflow: 'still' },
    });
  });

  it('passes problems of the orders service on as they are', async () => {
    orders.answerWith(json(409, { code: 'nothing_to_dispatch' }, 'application/problem+json'));
    const reply = await gateway.call('POST', `/api/orders/${ID}/dispatch`, { json: {} });
    expect(await problemOf(reply)).toMatchObject({ status: 409, code: 'nothing_to_dispatch' });
  });

  it('streams an upload through, byte for byte', async () => {
    const file = Buffer.alloc(5_000_000, 'ISO-10303-21;');
    const form = new FormData();
    form.set('key', 'bearing');
    form.set('file', new Blob([file]), 'Lager Größe.step');
    orders.answerWith(json(201, { key: 'bearing' }));
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const reply = await fetch(`${gateway.origin}/api/products`, { method: 'POST', headers, body: form });
    expect(reply.status).toBe(201);
    const [seen] = orders.seen;
    expect(seen?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen?.body.includes(file)).toBe(true);
  });

  it('refuses an upload beyond the limit, announced or not', async () => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'multipart/form-data; boundary=x' };
    const chunk = new Uint8Array(8 * 1024 * 1024);
    let chunks = 0;
    const body = new ReadableStream({
      pull: (controller) => (++chunks > 20 ? controller.close() : controller.enqueue(chunk)),
    });
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const reply = await fetch(`${gateway.origin}/api/products`, init);
    expect(await problemOf(reply)).toMatchObject({ status: 413, code: 'step_file_too_large' });
    expect(orders.seen).toEqual([]);
  });

  it('wants a product as a form', async () => {
    const reply = await gateway.call('POST', '/api/products', { json: { key: 'bearing' } });
    expect(await problemOf(reply)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('says that the orders service is down and what to look at', async () => {
    const lonely = await openGatewayBench();
    try {
      expect(await problemOf(await lonely.call('GET', '/api/orders'))).toMatchObject({
        status: 503,
        code: 'service_unreachable',
        detail: expect.stringContaining('orders'),
      });
    } finally {
      await lonely.close();
    }
  });

  it('names a port that is taken and what to do, instead of serving', async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    const { port } = holder.address() as AddressInfo;
    await expect(runGateway({ ...gateway.config, port })).rejects.toThrow(
      new RegExp(`port ${port} on 127.0.0.1 is taken.*HARTOMAT_HTTP_PORT`),
    );
    await new Promise((done) => holder.close(done));
  });
});

import { randomBytes } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { openGatewayBench } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const prefix = `mv${randomBytes(4).toString('hex')}`;

describe('many validations at once', () => {
  let servers: TestServers;
  let gateway: GatewayBench;
  let bus: NatsConnection;
  /** What the registry was asked to validate and has not answered yet. */
  const open: Msg[] = [];
  let asked = 0;
  const answer = (message: Msg | undefined, response: unknown): unknown =>
    message?.respond(JSON.stringify({ response, isDisposed: true }));

  beforeAll(async () => {
    servers = await acquireTestServers();
    bus = await connect(busAddress(servers.natsUrl));
    bus.subscribe(requestSubject(prefix, REQUESTS.registry.validateWorkflow), {
      callback: (_error, message) => {
        asked += 1;
        open.push(message);
      },
    });
    bus.subscribe(requestSubject(prefix, REQUESTS.registry.listWorkers), {
      callback: (_error, message) => void answer(message, []),
    });
    await bus.flush();
    gateway = await openGatewayBench({ natsUrl: servers.natsUrl, natsPrefix: prefix }, { trustsReplies: true });
    await waitUntil(async () => (await gateway.call('GET', '/api/workers')).ok || undefined, { withinMs: 10_000 });
  });
  afterAll(async () => {
    await gateway.close();
    await bus.close();
    await servers.release();
  });

  it('reach the registry two at a time, so that it answers others in between, and all are answered', async () => {
    const replies = Array.from({ length: 20 }, () => gateway.call('POST', '/api/workflows/validate', { json: {} }));
    for (let done = 0; done < 20; done += 1) {
      await waitUntil(() => open.length > 0 || undefined, { withinMs: 10_000 });
      expect((await gateway.call('GET', '/api/workers')).status).toBe(200);
      expect(open.length).toBeLessThanOrEqual(2);
      answer(open.shift(), { valid: true, issues: [], semanticHash: null });
    }
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(asked).toBe(20);
  });

  it('beyond those that may wait are told to come again', async () => {
    const replies = Array.from({ length: 103 }, () => gateway.call('POST', '/api/workflows/validate', { json: {} }));
    const refused = await Promise.race(replies);
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      503,
      '5',
      expect.objectContaining({ code: 'busy' }),
    ]);
    const answering = setInterval(() => answer(open.shift(), { valid: true, issues: [], semanticHash: null }), 1);
    const statuses = (await Promise.all(replies)).map(({ status }) => status);
    clearInterval(answering);
    expect(statuses.filter((status) => status === 200)).toHaveLength(102);
  });
});

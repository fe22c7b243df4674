import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import {
  NodeChanged,
  NodeProgressed,
  NodesChanged,
  REQUESTS,
  RunFinished,
  busTopology,
  eventSubject,
} from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { EventReader } from './event-reader.js';
import { startFakeOrders } from './fake-orders.js';
import { asked, startFakeServices } from './fake-services.js';
import { ADMIN_TOKEN, openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const prefix = `gw${randomBytes(4).toString('hex')}`;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
await startTelemetry('gateway-spec', {});

describe('the gateway with its services on the bus', () => {
  let servers: TestServers;
  let services: INestApplicationContext;
  let gateway: GatewayBench;
  let bus: BusConnection;
  let publisher: BusPublisher;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    servers = await acquireTestServers();
    services = await startFakeServices(servers.natsUrl, prefix);
    bus = new BusConnection({ url: servers.natsUrl, name: 'gateway-spec', logger: createLogger('spec', 'silent') });
    bus.start();
    publisher = new BusPublisher(bus, busTopology(prefix));
    gateway = await openGatewayBench({ natsUrl: servers.natsUrl, natsPrefix: prefix }, { trustsReplies: true });
    await waitUntil(
      async () => (await (await fetch(`${gateway.origin}/readyz`)).text()).includes('true}}') || undefined,
      {
        withinMs: 10_000,
      },
    );
  });
  afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.close())));
  afterAll(async () => {
    await gateway.close();
    await services.close();
    await bus.stop();
    await servers.release();
  });

  const read = async (runId: string, headers: Record<string, string> = {}): Promise<EventReader> => {
    const url = `${gateway.origin}/api/runs/${runId}/events`;
    const reader = await new EventReader().open(url, { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers });
    readers.push(reader);
    return reader;
  };
  const changed = (runId: string, ...nodeIds: string[]): Promise<unknown> => {
    const nodes = nodeIds.map((nodeId) => ({ nodeId, status: 'running', attempt: 1 }));
    const event: NodesChanged = {
      runs: [
        { runId: 'run-z', nodes },
        { runId, nodes },
      ],
    };
    return publisher.publish(eventSubject(prefix, NodesChanged.event), event);
  };
  const nodesOf = (events: { data: Record<string, unknown> }[]) => events.map(({ data }) => data['nodeId']);

  it('asks the registry for definitions and finds one by its step', async () => {
    expect(await (await gateway.call('GET', '/api/node-definitions')).json()).toHaveLength(2);
    const one = await gateway.call('GET', '/api/node-definitions/notify');
    expect(await one.json()).toEqual({ step: 'notify' });
    const none = await problemOf(await gateway.call('GET', '/api/node-definitions/melt'));
    expect(none).toMatchObject({ status: 404, code: 'unknown_step', detail: expect.stringContaining('glb_export') });
  });

  it('asks for a version by its number and for the newest without one', async () => {
    const body = async (path: string): Promise<unknown> => (await gateway.call('GET', path)).json();
    expect(await body('/api/workflows/still')).toEqual({ key: 'still', version: 7 });
    expect(await body('/api/workflows/still/versions/3')).toEqual({ key: 'still', version: 3 });
  });

  it('takes an empty Last-Event-ID for none', async () => {
    const reader = await read('run-a', { 'last-event-id': '' });
    expect(reader.status).toBe(200);
  });

  it('answers a validation with its issues, not with an error', async () => {
    const workflow = { nodes: 'none', edges: [] };
    for (const json of [workflow, { workflow }]) {
      const reply = await gateway.call('POST', '/api/workflows/validate', { json });
      expect([reply.status, await reply.json()]).toEqual([
        200,
        { valid: false, issues: [workflow], semanticHash: null },
      ]);
    }
  });

  it('passes on what a service refuses, and nothing of its inside when it fails', async () => {
    expect(await problemOf(await gateway.call('GET', '/api/workflows/unknown'))).toMatchObject({
      status: 404,
      code: 'workflow_not_found',
      detail: 'There is no workflow unknown.',
    });
    const failed = await gateway.call('GET', '/api/workflows/broken');
    expect([failed.status, await failed.text()]).toEqual([503, expect.not.stringContaining('hunter2')]);
  });

  it('says which service does not answer', async () => {
    expect(await problemOf(await gateway.call('GET', '/api/comparisons'))).toMatchObject({
      status: 503,
      code: 'service_unreachable',
      detail: expect.stringContaining('comparison.comparisons.list'),
    });
  });

  it('shows the dead letters of services that answer while another is down', async () => {
    const reply = await gateway.call('GET', '/api/dead-letters');
    expect([reply.status, await reply.json()]).toEqual([200, [expect.objectContaining({ service: 'orchestrator' })]]);
  });

  it('cancels a run with the reason', async () => {
    const reply = await gateway.call('POST', '/api/runs/run-1/cancel', { json: { reason: 'wrong part' } });
    expect([reply.status, await reply.json()]).toEqual([202, { runId: 'run-1', status: 'cancelled' }]);
    const question = asked.find(({ request }) => request === REQUESTS.orchestrator.cancelRun);
    expect(question?.query).toEqual({ runId: 'run-1', reason: 'wrong part' });
  });

  it('keeps one trace from the caller to the bus and to the orders service', async () => {
    const orders = await startFakeOrders();
    const traced = await openGatewayBench(
      { natsUrl: servers.natsUrl, natsPrefix: prefix, ordersUrl: orders.url },
      { trustsReplies: true },
    );
    const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
    asked.splice(0);
    await traced.call('GET', '/api/orders', { headers });
    const reply = await waitUntil(
      async () => {
        const answer = await traced.call('GET', '/api/workflows/still', { headers });
        return answer.status === 200 ? answer : undefined;
      },
      { withinMs: 10_000 },
    );
    expect(reply?.headers.get('x-trace-id')).toBe(TRACE);
    expect(orders.seen[0]?.headers['traceparent']).toContain(TRACE);
    expect(asked[0]?.traceparent).toContain(TRACE);
    await traced.close();
    await orders.close();
  });

  it('pushes the events of a run, of no other run, and without their evidence', async () => {
    await changed('run-a', 'setup');
    await changed('run-b', 'other');
    const reader = await read('run-a');
    await reader.first(1);
    await changed('run-b', 'other');
    publisher.publishCore(eventSubject(prefix, NodeProgressed.event), {
      runId: 'run-a',
      nodeId: 'render',
      fraction: 0.5,
    });
    const finished = { runId: 'run-a', status: 'succeeded', evidence: { steps: [] } };
    await publisher.publish(eventSubject(prefix, RunFinished.event), finished);
    const events = (await reader.all()).slice(0, 3);
    expect(events.map(({ event }) => event)).toEqual([NodeChanged.event, NodeProgressed.event, RunFinished.event]);
    expect(events.map(({ data }) => data)).toEqual([
      { runId: 'run-a', nodeId: 'setup', status: 'running', attempt: 1, at: expect.any(String) },
      { runId: 'run-a', nodeId: 'render', fraction: 0.5 },
      { runId: 'run-a', status: 'succeeded' },
    ]);
  });

  it('pushes each node that one commit changed, and all of them again to a reader that had not seen the last', async () => {
    await changed('run-e', 'first');
    const [seen] = await (await read('run-e')).first(1);
    await changed('run-e', 'left', 'right');
    const again = await read('run-e', { 'last-event-id': String(seen?.id) });
    const events = await again.first(2);
    expect(nodesOf(events)).toEqual(['left', 'right']);
    expect(events.map(({ id }) => id > Number(seen?.id))).toEqual([false, true]);
  });

  it('pushes what an orchestrator of before told node by node', async () => {
    const event = { runId: 'run-f', nodeId: 'setup', status: 'running', attempt: 1 };
    await publisher.publish(eventSubject(prefix, NodeChanged.event), event);
    const [told] = await (await read('run-f')).first(1);
    expect(told).toMatchObject({ event: NodeChanged.event, data: event });
  });

  it('resumes after the event that was seen last', async () => {
    for (const node of ['one', 'two', 'three']) await changed('run-c', node);
    const [first] = await (await read('run-c')).first(3);
    const again = await read('run-c', { 'last-event-id': String(first?.id) });
    await changed('run-c', 'four');
    expect(nodesOf(await again.first(3))).toEqual(['two', 'three', 'four']);
  });

  it('starts over where the last id is of a stream that was wiped since', async () => {
    await changed('run-d', 'one');
    expect(nodesOf(await (await read('run-d', { 'last-event-id': '999999999' })).first(1))).toEqual(['one']);
  });

  it('refuses to follow a run that nobody knows', async () => {
    expect((await read('unknown-run')).status).toBe(404);
    expect((await read('run-a', { 'last-event-id': 'x' })).status).toBe(400);
  });

  it('ends event streams when it is told to end', async () => {
    const other = await openGatewayBench({ natsUrl: servers.natsUrl, natsPrefix: prefix }, { trustsReplies: true });
    const reader = await waitUntil(
      async () => {
        const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
        const opened = await new EventReader().open(`${other.origin}/api/runs/run-a/events`, headers);
        return opened.status === 200 ? opened : undefined;
      },
      { withinMs: 10_000 },
    );
    await other.close();
    await reader?.close();
    await expect(fetch(`${other.origin}/healthz`)).rejects.toThrow();
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import {
  NodeChanged,
  NodesChanged,
  RunAccepted,
  RunFinished,
  busTopology,
  eventStream,
  eventSubject,
} from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { RunEventsService } from '../../../apps/gateway/runs/run-events.service.js';
import type { LocalServer } from '../../../deploy/local/local-server.js';
import { embeddedNatsUrl, startNats } from '../../../deploy/local/nats/start-nats.js';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { EventReader } from './event-reader.js';
import { json, startFakeOrders } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { runStatuses, startFakeServices } from './fake-services.js';
import { ADMIN_TOKEN, openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const prefix = `ev${randomBytes(4).toString('hex')}`;
const END = { event: 'end', data: { status: 'succeeded' } };

describe('the event stream of a run', () => {
  let home: ReturnType<typeof temporaryHome>;
  let natsUrl: string;
  let nats: LocalServer;
  let services: INestApplicationContext;
  let orders: FakeOrders;
  let gateway: GatewayBench;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let runId: string;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    home = temporaryHome();
    natsUrl = embeddedNatsUrl(home.homeDir, await freePort());
    await startServer();
    orders = await startFakeOrders();
    services = await startFakeServices(natsUrl, prefix);
    bus = new BusConnection({ url: natsUrl, name: 'run-events-spec', logger: createLogger('spec', 'silent') });
    bus.start();
    await bus.ready();
    publisher = new BusPublisher(bus, busTopology(prefix));
    gateway = await openGatewayBench({ natsUrl, natsPrefix: prefix, ordersUrl: orders.url }, { trustsReplies: true }); // prettier-ignore
    await isUp();
  });
  beforeEach(() => {
    runId = randomUUID();
    orders.seen.splice(0);
    orders.answerWith(json(404, { code: 'run_not_found', detail: 'There is none.' }, 'application/problem+json'));
  });
  afterEach(async () => {
    gateway.app.get(RunEventsService).heartbeatMs = 5000;
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
  });
  afterAll(async () => {
    await gateway.close();
    await services.close();
    await orders.close();
    await bus.stop();
    await nats.stop();
    home.remove();
  });

  const startServer = async (): Promise<void> => {
    nats = await startNats({ homeDir: home.homeDir, port: Number(new URL(natsUrl).port), url: '' });
  };
  const isUp = (): Promise<unknown> =>
    waitUntil(async () => (await gateway.call('GET', '/api/workflows/still')).ok || undefined, { withinMs: 15_000 });
  const read = async (query = '', headers: Record<string, string> = {}): Promise<EventReader> => {
    const url = `${gateway.origin}/api/runs/${runId}/events${query}`;
    const reader = await new EventReader().open(url, { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers });
    readers.push(reader);
    return reader;
  };
  const publish = (event: string, message: object): Promise<unknown> =>
    publisher.publish(eventSubject(prefix, event), message);
  const changed = (nodeId: string, more: object = {}): Promise<unknown> =>
    publish(NodesChanged.event, { runs: [{ runId, nodes: [{ nodeId, status: 'running', attempt: 1, ...more }] }] });
  const finish = (): Promise<unknown> => publish(RunFinished.event, { runId, status: 'succeeded', evidence: {} });
  const nodesIn = (events: { data: Record<string, unknown> }[]) => events.flatMap(({ data }) => data['nodeId'] ?? []);

  it('ends with the run, and says how that ended', async () => {
    const reader = await read();
    await changed('setup');
    await finish();
    await changed('later');
    const events = await reader.all();
    expect(events.map(({ event }) => event)).toEqual([NodeChanged.event, RunFinished.event, 'end']);
    expect(events.at(-1)?.data).toEqual({ runId, status: 'succeeded' });
  });

  it('of a run that has ended is its end alone, and reads nothing of the bus', async () => {
    const made: string[] = [];
    const advisories = `$JS.EVENT.ADVISORY.CONSUMER.CREATED.${eventStream(prefix).name}.>`;
    const { connection } = await bus.ready();
    connection.subscribe(advisories, { callback: (_error, { subject }) => void made.push(subject) });
    await connection.flush();
    await finish();
    runStatuses.set(runId, 'succeeded');
    expect(await (await read()).all()).toMatchObject([END]);
    expect(await (await read('?after=0')).all()).toMatchObject([END]);
    // Consumers of another run are seen by then.
    runId = randomUUID();
    await changed('setup');
    await (await read()).first(1);
    await waitUntil(() => made.length > 0 || undefined, { withinMs: 5000 });
    expect(made).toHaveLength(1);
  });

  it('goes on after an event, by the header rather than by the address', async () => {
    for (const node of ['one', 'two', 'three']) await changed(node);
    const [one, two] = (await (await read()).first(3)).map(({ id }) => id);
    expect(nodesIn(await (await read(`?after=${one}`)).first(2))).toEqual(['two', 'three']);
    const both = await read(`?after=${one}`, { 'last-event-id': String(two) });
    const empty = await read(`?after=${two}`, { 'last-event-id': '' });
    await changed('four');
    expect(nodesIn(await both.first(2))).toEqual(['three', 'four']);
    expect(nodesIn(await empty.first(2))).toEqual(['three', 'four']);
  });

  it.each(['?after=', '?after=x', '?after=-1', '?after=1&after=2', `?after=${'9'.repeat(16)}`, '?since=1'])(
    'refuses %s',
    async (query) => {
      expect((await read(query)).status).toBe(400);
    },
  );

  it('waits for a run that is requested and not accepted yet', async () => {
    runStatuses.set(runId, null);
    orders.answerWith(json(200, { runId, state: 'requested', createdAt: new Date().toISOString() }));
    const reader = await read();
    expect(reader.status).toBe(200);
    expect(orders.seen).toMatchObject([{ url: `/internal/graph-runs/${runId}` }]);
    runStatuses.delete(runId);
    await publish(RunAccepted.event, { runId, deliveryId: randomUUID() });
    await changed('setup');
    expect((await reader.first(2)).map(({ event }) => event)).toEqual([RunAccepted.event, NodeChanged.event]);
  });

  it('ends where nobody began the run in time', async () => {
    runStatuses.set(runId, null);
    orders.answerWith(json(200, { runId, state: 'requested', createdAt: new Date().toISOString() }));
    gateway.app.get(RunEventsService).heartbeatMs = 50;
    const reader = await read();
    await reader.first(1);
    orders.answerWith(json(200, { runId, state: 'not_started', createdAt: new Date().toISOString() }));
    expect((await reader.all()).at(-1)).toMatchObject({ event: 'end', data: { runId, status: 'not_started' } });
  });

  it('is refused for a run that neither the orchestrator nor orders knows', async () => {
    runStatuses.set(runId, null);
    const reply = await gateway.call('GET', `/api/runs/${runId}/events`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'run_not_found' });
    expect((await gateway.call('GET', '/api/runs/unknown-run/events')).status).toBe(404);
    expect(orders.seen).toHaveLength(1);
  });

  it('says that it is alive, and what time it is', async () => {
    gateway.app.get(RunEventsService).heartbeatMs = 50;
    const [first, second] = await (await read()).first(2);
    expect([first?.event, second?.event]).toEqual(['heartbeat', 'heartbeat']);
    const [before, after] = [first, second].map((beat) => Date.parse(String(beat?.data['serverTime'])));
    expect(Number(after) - Number(before)).toBeGreaterThan(0);
    expect(Math.abs(Number(after) - Date.now())).toBeLessThan(10_000);
  });

  it('carries when a node changed, by whom, and why', async () => {
    const more = { failure: { code: 'busy' }, worker: 'w-1', cache: { state: 'miss', reason: 'first' } };
    await changed('setup', more);
    const [event] = await (await read()).first(1);
    expect(event?.data).toEqual({
      ...{ runId, nodeId: 'setup', status: 'running', attempt: 1, at: expect.any(String), ...more },
    });
    expect(Math.abs(Date.parse(String(event?.data['at'])) - Date.now())).toBeLessThan(10_000);
  });

  it('ends with a problem when the bus is lost, and goes on after the last event when it is back', async () => {
    await changed('one');
    const reader = await read();
    const [one] = await reader.first(1);
    await nats.stop();
    const last = (await reader.all()).at(-1);
    expect(last).toMatchObject({ event: 'problem', data: { code: 'bus_unreachable', status: 503 } });
    const meanwhile = await read(`?after=${one?.id}`);
    expect([meanwhile.status, (await meanwhile.all()).map(({ event }) => event)]).toEqual([200, ['problem']]);
    await startServer();
    await isUp();
    await bus.ready({ withinMs: 15_000 });
    const again = await read(`?after=${one?.id}`);
    await changed('two');
    expect(nodesIn(await again.first(1))).toEqual(['two']);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import {
  DeliverySettled,
  NodesChanged,
  PairCompared,
  RunAccepted,
  RunFinished,
  WorkflowChanged,
  busTopology,
  eventStream,
  eventSubject,
  workerAnnouncementSubject,
} from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { AppEventsService } from '../../../apps/gateway/events/app-events.service.js';
import { EventFeedService } from '../../../apps/gateway/events/event-feed.service.js';
import type { LocalServer } from '../../../deploy/local/local-server.js';
import { embeddedNatsUrl, startNats } from '../../../deploy/local/nats/start-nats.js';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { EventReader } from './event-reader.js';
import type { ReadEvent } from './event-reader.js';
import { ADMIN_TOKEN, openGatewayBench } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const prefix = `ae${randomBytes(4).toString('hex')}`;

describe('the event stream of an instance', () => {
  let home: ReturnType<typeof temporaryHome>;
  let natsUrl: string;
  let nats: LocalServer;
  let gateway: GatewayBench;
  let bus: BusConnection;
  let publisher: BusPublisher;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    home = temporaryHome();
    natsUrl = embeddedNatsUrl(home.homeDir, await freePort());
    await startServer();
    bus = new BusConnection({ url: natsUrl, name: 'app-events-spec', logger: createLogger('spec', 'silent') });
    bus.start();
    await bus.ready();
    publisher = new BusPublisher(bus, busTopology(prefix));
    gateway = await openGatewayBench({ natsUrl, natsPrefix: prefix });
  });
  beforeEach(() => isUp());
  afterEach(async () => {
    gateway.app.get(EventFeedService).heartbeatMs = 15_000;
    Object.assign(gateway.app.get(AppEventsService), { mostWaiting: 500, lifetimeMs: 3_600_000 });
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
  });
  afterAll(async () => {
    await gateway.close();
    await bus.stop();
    await nats.stop();
    home.remove();
  });

  const startServer = async (): Promise<void> => {
    nats = await startNats({ homeDir: home.homeDir, port: Number(new URL(natsUrl).port), url: '' });
  };
  const open = async (query = '', headers: Record<string, string> = {}): Promise<EventReader> => {
    const url = `${gateway.origin}/api/events${query}`;
    const reader = await new EventReader().open(url, { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers });
    readers.push(reader);
    return reader;
  };
  const isUp = (): Promise<unknown> =>
    waitUntil(
      async () => {
        const reader = await open();
        const [first] = await reader.first(1);
        await reader.close();
        return first?.event === 'ready' || undefined;
      },
      { withinMs: 15_000 },
    );
  /** The server forgets consumers that nobody reads after some minutes. */
  const consumers = async () => {
    const { jsm } = await bus.ready();
    return jsm.consumers.list(eventStream(prefix).name).next();
  };
  const nobodyReads = async (): Promise<boolean> => {
    const isSo = async () => (await consumers()).every(({ num_waiting: waiting }) => waiting === 0) || undefined;
    return (await waitUntil(isSo, { withinMs: 10_000 })) === true;
  };
  const publish = (event: string, message: object): Promise<unknown> =>
    publisher.publish(eventSubject(prefix, event), message);
  const accept = (runId: string): Promise<unknown> => publish(RunAccepted.event, { runId, deliveryId: randomUUID() });
  const runsIn = (events: ReadEvent[]) => events.flatMap(({ data }) => data['runId'] ?? []);
  /** After `ready`. */
  const next = async (reader: EventReader, count: number): Promise<ReadEvent[]> => (await reader.first(count + 1)).slice(1); // prettier-ignore

  it('tells of runs, deliveries, verdicts and workflows from now on, without what only services need', async () => {
    await accept('before');
    const reader = await open();
    await reader.first(1);
    await accept('r1');
    await publish(NodesChanged.event, { runs: [{ runId: 'r1', nodes: [{ nodeId: 'a' }] }] });
    await publish(RunFinished.event, { runId: 'r1', status: 'failed', evidence: { large: true } });
    await publish(DeliverySettled.event, { deliveryId: 'd1', state: 'committed' });
    await publish(PairCompared.event, { comparisonId: 'c1', verdict: 'match' });
    await publish(WorkflowChanged.event, { key: 'still', change: 'saved' });
    expect((await next(reader, 5)).map(({ event, data }) => [event, data])).toEqual([
      [RunAccepted.event, { runId: 'r1', deliveryId: expect.any(String) }],
      [RunFinished.event, { runId: 'r1', status: 'failed' }],
      [DeliverySettled.event, { deliveryId: 'd1', state: 'committed' }],
      [PairCompared.event, { comparisonId: 'c1', verdict: 'match' }],
      [WorkflowChanged.event, { key: 'still', change: 'saved' }],
    ]);
  });

  it('tells of the topics that were asked for', async () => {
    const reader = await open('?topics=workflows,comparisons');
    await reader.first(1);
    await accept('r1');
    await publish(WorkflowChanged.event, { key: 'still', change: 'published' });
    expect((await next(reader, 1)).map(({ event }) => event)).toEqual([WorkflowChanged.event]);
  });

  it('tells when workers come, change and leave', async () => {
    const reader = await open('?topics=workers');
    await reader.first(1);
    const { connection } = await bus.ready();
    const announce = (more: object) => connection.publish(workerAnnouncementSubject(prefix), JSON.stringify({ worker: 'w', ...more })); // prettier-ignore
    announce({ slots: 1 });
    expect((await next(reader, 1)).map(({ event, data }) => [event, data])).toEqual([['workers', { workers: 1 }]]);
    announce({ slots: 1 });
    announce({ slots: 2 });
    await next(reader, 2);
    announce({ leaving: true });
    expect((await next(reader, 3)).at(-1)?.data).toEqual({ workers: 0 });
  });

  it('reads the bus once, however many listen, and not at all where nobody does', async () => {
    expect(await nobodyReads()).toBe(true);
    const before = (await consumers()).length;
    const two = [await open(), await open('?topics=runs')];
    await Promise.all(two.map((reader) => reader.first(1)));
    expect(await consumers()).toHaveLength(before + 1);
    await accept('r1');
    expect(runsIn((await Promise.all(two.map((reader) => next(reader, 1)))).flat())).toEqual(['r1', 'r1']);
    await two[0]?.close();
    await accept('r2');
    expect(runsIn(await next(two[1]!, 2))).toEqual(['r1', 'r2']);
    await two[1]?.close();
    expect(await nobodyReads()).toBe(true);
  });

  it('goes on after an event, by the header rather than by the address', async () => {
    const reader = await open();
    await reader.first(1);
    for (const run of ['one', 'two', 'three']) await accept(run);
    const [one, two] = (await next(reader, 3)).map(({ id }) => id);
    expect(runsIn(await next(await open(`?after=${one}`), 2))).toEqual(['two', 'three']);
    expect(runsIn(await next(await open(`?after=${one}`, { 'last-event-id': String(two) }), 1))).toEqual(['three']);
    await Promise.all(readers.splice(0).map((each) => each.close()));
    expect(await nobodyReads()).toBe(true);
    const alone = await open(`?after=${one}`);
    expect((await alone.first(1))[0]).toMatchObject({ id: one, event: 'ready', data: { missed: false } });
    expect(runsIn(await next(alone, 2))).toEqual(['two', 'three']);
  });

  it('says of a place that it does not know that something was missed', async () => {
    await accept('old');
    const reader = await open('?after=999999');
    await accept('new');
    const [ready, event] = await reader.first(2);
    expect([ready?.event, ready?.data['missed'], event?.data['runId']]).toEqual(['ready', true, 'new']);
    expect(ready?.id).toBeLessThan(event!.id);
    const other = await open('?after=999999');
    expect((await other.first(1))[0]?.data['missed']).toBe(true);
  });

  it.each(['?topics=', '?topics=secrets', '?topics=runs,', '?topics=runs&topics=workers', '?after=x', '?since=1'])(
    'refuses %s',
    async (query) => {
      expect((await open(query)).status).toBe(400);
    },
  );

  it('is for people who may look', async () => {
    expect((await open('', { authorization: 'Bearer nobody-at-all-here' })).status).toBe(401);
  });

  it('says that it is alive, and ends after its time', async () => {
    gateway.app.get(EventFeedService).heartbeatMs = 50;
    gateway.app.get(AppEventsService).lifetimeMs = 400;
    const events = await (await open()).all();
    expect(events[1]).toMatchObject({ event: 'heartbeat', data: { serverTime: expect.any(String) } });
    expect(events.map(({ event }) => event)).not.toContain('problem');
  });

  it('gives a client up that does not read, and tells the others on', async () => {
    gateway.app.get(AppEventsService).mostWaiting = 20;
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const [slow] = (await once(get(`${gateway.origin}/api/events`, { headers }), 'response')) as [IncomingMessage];
    slow.pause();
    const reader = await open('?topics=workflows');
    await reader.first(1);
    const failure = { message: 'x'.repeat(200_000) };
    for (let at = 0; at < 120; at++) await publish(RunFinished.event, { runId: `r${at}`, failure });
    await publish(WorkflowChanged.event, { key: 'still', change: 'saved' });
    expect((await next(reader, 1))[0]?.event).toBe(WorkflowChanged.event);
    let text = '';
    for await (const chunk of slow.setEncoding('utf8')) text += chunk as string;
    expect(text).toContain('reader_too_slow');
    expect(text).not.toContain('"runId":"r119"');
  });

  it('ends with a problem when the bus is lost, and goes on after the last event when it is back', async () => {
    const reader = await open();
    await reader.first(1);
    await accept('one');
    const [one] = await next(reader, 1);
    await nats.stop();
    expect((await reader.all()).at(-1)).toMatchObject({ event: 'problem', data: { code: 'bus_unreachable' } });
    const meanwhile = await open();
    expect([meanwhile.status, (await meanwhile.all()).map(({ event }) => event)]).toEqual([200, ['problem']]);
    await startServer();
    await bus.ready({ withinMs: 15_000 });
    await accept('two');
    await isUp();
    expect(runsIn(await next(await open(`?after=${one?.id}`), 1))).toEqual(['two']);
  });

  it('goes on after the bus has lost all that it had', async () => {
    gateway.app.get(EventFeedService).heartbeatMs = 100;
    for (const run of ['a', 'b', 'c']) await accept(run);
    const reader = await open();
    const [ready] = await reader.first(1);
    const { jsm } = await bus.ready();
    await jsm.streams.delete(eventStream(prefix).name);
    expect((await reader.all()).at(-1)).toMatchObject({ event: 'problem', data: { code: 'bus_unreachable' } });
    const again = await open(`?after=${ready?.id}`);
    expect((await again.first(1))[0]).toMatchObject({ event: 'ready', data: { missed: true } });
    await accept('new');
    const found = await waitUntil(() => runsIn(again.events).includes('new') || undefined, { withinMs: 10_000 });
    expect(found).toBe(true);
  });
});

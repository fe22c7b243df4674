import { randomBytes, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { busTopology, eventStream, eventSubject } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { writeOutbox } from '#platform/outbox';
import { OutboxRelay } from '#platform/outbox-relay';
import { createLogger } from '#platform/telemetry';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { ExportedMetrics } from '../../instance/exported-metrics.js';
import { openOrdersDatabase } from './orders-database.js';

const EVENT = 'a.b.c.v1';
const logger = createLogger('orders', 'silent');

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const found = await waitUntil(async () => ((await isSo()) ? true : undefined), { withinMs: 20_000 });
  if (!found) throw new Error(`Waited in vain until ${what}.`);
}

describe('events of an outbox', () => {
  let servers: TestServers;
  let orm: MikroORM;
  let close: () => Promise<void>;
  let bus: BusConnection;
  let prefix: string;
  let relays: OutboxRelay[];

  beforeAll(async () => {
    servers = await acquireTestServers();
    ({ orm, close } = await openOrdersDatabase('outbox'));
  });
  beforeEach(async () => {
    prefix = `t${randomBytes(6).toString('hex')}`;
    bus = new BusConnection({ url: servers.natsUrl, name: 'spec', logger });
    bus.start();
    relays = [];
    await query('delete from orders.outbox_message');
    await bus.ready();
  });
  afterEach(async () => {
    for (const relay of relays) await relay.onApplicationShutdown();
    await bus.stop();
  });
  afterAll(async () => {
    await close();
    await servers.release();
  });

  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm.em.fork().execute<T[]>(sql, values);
  const startRelay = (): OutboxRelay => {
    const publisher = new BusPublisher(bus, busTopology(prefix));
    const relay = new OutboxRelay(orm, bus, publisher, { schema: 'orders', logger });
    relay.onApplicationBootstrap();
    relays.push(relay);
    return relay;
  };
  const tell = async (): Promise<string> => {
    const id = randomUUID();
    await writeOutbox(orm.em.fork(), 'orders', [{ event: EVENT, payload: { id }, traceparent: null }]);
    return id;
  };
  const jsm = async () => (await bus.ready()).jsm;
  const wipe = async () => (await jsm()).streams.delete(eventStream(prefix).name);
  const stored = async (): Promise<string[]> => {
    const { js } = await bus.ready();
    const filter_subjects = eventSubject(prefix, EVENT);
    const consumer = await js.consumers.get(eventStream(prefix).name, { filter_subjects }).catch(() => null);
    const count = (await consumer?.info())?.num_pending ?? 0;
    const found: string[] = [];
    if (!consumer || count === 0) return found;
    for await (const message of await consumer.fetch({ max_messages: count, expires: 2000 }))
      found.push(message.json<{ id: string }>().id);
    return found;
  };
  const untilStored = (ids: string[]): Promise<void> =>
    eventually(`the stream holds ${ids.length} events`, async () => {
      const found = await stored();
      return ids.every((id) => found.includes(id));
    });
  const untilMarked = (): Promise<void> =>
    eventually('all are published', async () => {
      const left = await query('select 1 from orders.outbox_message where published_at is null');
      return left.length === 0;
    });
  /** A relay looks after the stream before it forgets what is old, so that is the sign of a whole turn. */
  const untilLooked = async (): Promise<void> => {
    const sign = await tell();
    await untilStored([sign]);
    await untilMarked();
    const old = `update orders.outbox_message set published_at = now() - interval '16 minutes' where payload->>'id' = ?`;
    await query(old, [sign]);
    await eventually('a relay has looked', async () => {
      return (await query(`select 1 from orders.outbox_message where payload->>'id' = ?`, [sign])).length === 0;
    });
  };

  it('are told again when the stream is lost with what nobody has read', async () => {
    startRelay();
    const ids = [await tell(), await tell(), await tell()];
    await untilStored(ids);
    await wipe();
    await untilStored(ids);
  });

  it('are told again by a relay that was not there when they were told first', async () => {
    const first = startRelay();
    const ids = [await tell(), await tell()];
    await untilStored(ids);
    await untilMarked();
    await first.onApplicationShutdown();
    await wipe();
    startRelay();
    await untilStored(ids);
  });

  it('are there once after a loss that nobody had noticed when they were told, with two relays', async () => {
    const relay = startRelay();
    startRelay();
    const before = await tell();
    await untilStored([before]);
    await untilMarked();
    await wipe();
    const after = await tell();
    await relay.publishNow();
    await untilStored([before, after]);
    await untilLooked();
    const found = await stored();
    expect([before, after].map((id) => found.filter((other) => other === id).length)).toEqual([1, 1]);
  });

  it('are told once where nothing is lost, also when the connection was', async () => {
    startRelay();
    const ids = [await tell(), await tell()];
    await untilStored(ids);
    await untilMarked();
    await bus.link()?.connection.reconnect();
    await bus.ready();
    await untilLooked();
    expect((await stored()).filter((id) => ids.includes(id)).sort()).toEqual(ids.toSorted());
  });

  it('are kept for a while after they were told, and longer where the stream that had them is lost', async () => {
    const first = startRelay();
    const [young, old] = [await tell(), await tell()];
    await untilStored([young, old]);
    await untilMarked();
    await first.onApplicationShutdown();
    const aged = `update orders.outbox_message set published_at = now() - interval '1 hour' where payload->>'id' = ?`;
    await query(aged, [old]);
    await wipe();
    startRelay();
    await untilStored([young, old]);
    await untilMarked();
    await untilLooked();
    const kept = await query<{ id: string }>(`select payload->>'id' as id from orders.outbox_message`);
    expect(kept.map(({ id }) => id).sort()).toEqual([young, old].sort());
  });

  it('pass those before them that the server refuses, however many', async () => {
    startRelay();
    await untilStored([await tell()]);
    const stream = eventStream(prefix).name;
    await (await jsm()).streams.update(stream, { max_msg_size: 500 });
    const large = { event: EVENT, payload: { text: 'x'.repeat(1000) }, traceparent: null };
    await writeOutbox(
      orm.em.fork(),
      'orders',
      Array.from({ length: 450 }, () => large),
    );
    await untilStored([await tell()]);
    expect(await query('select 1 from orders.dead_letter')).toEqual([]);
    // They are not lost: the server takes them again.
    await (await jsm()).streams.update(stream, { max_msg_size: -1 });
    await untilMarked();
    expect(await query('select 1 from orders.dead_letter')).toEqual([]);
  });

  it('have an age while the bus is away, and none once they are told', async () => {
    const told = await ExportedMetrics.start('orders');
    const age = async (): Promise<number> => (await told.value('hartomat.outbox.age', { service: 'orders' })) ?? -1;
    const away = new BusConnection({ url: servers.natsUrl, name: 'away', logger });
    const relay = new OutboxRelay(orm, away, new BusPublisher(away, busTopology(prefix)), { schema: 'orders', logger });
    relay.onApplicationBootstrap();
    expect(await age()).toBe(0);
    const [old] = [await tell(), await tell()];
    await query(`update orders.outbox_message set created_at = now() - interval '1 hour' where payload->>'id' = ?`, [
      old,
    ]);
    const before = await age();
    expect(before).toBeGreaterThan(3599);
    await eventually('the age grows', async () => (await age()) > before);
    away.start();
    await untilMarked();
    expect(await age()).toBe(0);
    await relay.onApplicationShutdown();
    await tell();
    // The last that was told: nobody looks any more.
    expect(await age()).toBe(0);
    await away.stop();
    await told.stop();
  });
});

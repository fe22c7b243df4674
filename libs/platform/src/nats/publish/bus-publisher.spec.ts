import { busTopology, eventStream, eventSubject, taskStream, taskSubject } from '#contracts';
import { acquireTestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { BusConnection } from '../connection/bus-connection.js';
import { BusPublisher } from './bus-publisher.js';
import { openBus, ownPrefix, ping } from '../testing/bus-spec.js';

const TASK = { pool: 'render', requires: 'none', runClass: 'live', step: 'glb_export', nodeRunId: 'one' } as const;

describe('BusPublisher', () => {
  let servers: TestServers;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let prefix: string;
  beforeAll(async () => {
    servers = await acquireTestServers();
  });
  beforeEach(() => {
    prefix = ownPrefix();
    bus = openBus(servers.natsUrl);
    publisher = new BusPublisher(bus, busTopology(prefix));
  });
  afterEach(() => bus.stop());
  afterAll(() => servers.release());

  const stored = async (stream: string): Promise<number> =>
    (await (await bus.ready()).jsm.streams.info(stream)).state.messages;

  it('makes the streams that it needs', async () => {
    await expect(publisher.publish(eventSubject(prefix, 'a.b.c.v1'), ping(1))).resolves.toBe('published');
    expect(await stored(eventStream(prefix).name)).toBe(1);
  });

  it('answers "duplicate" for a subject that still holds a message, and publishes after a purge', async () => {
    const subject = taskSubject(prefix, TASK);
    await expect(publisher.publish(subject, ping(1))).resolves.toBe('published');
    await expect(publisher.publish(subject, ping(2))).resolves.toBe('duplicate');
    await publisher.purge(taskStream(prefix, 'render').name, subject);
    await expect(publisher.publish(subject, ping(2))).resolves.toBe('published');
    expect(await stored(taskStream(prefix, 'render').name)).toBe(1);
  });

  it('stores a message id only once', async () => {
    const subject = eventSubject(prefix, 'a.b.c.v1');
    await publisher.publish(subject, ping(1), { messageId: 'same' });
    await publisher.publish(subject, ping(1), { messageId: 'same' });
    expect(await stored(eventStream(prefix).name)).toBe(1);
  });

  it('publishes again after the stream was deleted, also where its subject has a subscriber', async () => {
    const subject = taskSubject(prefix, TASK);
    const { connection, jsm } = await bus.ready();
    await publisher.publish(subject, ping(1));
    await jsm.streams.delete(taskStream(prefix, 'render').name);
    await expect(publisher.publish(subject, ping(1))).resolves.toBe('published');
    expect(await stored(taskStream(prefix, 'render').name)).toBe(1);
    connection.subscribe(subject);
    await jsm.streams.delete(taskStream(prefix, 'render').name);
    await publisher.publish(subject, ping(1));
    expect(await stored(taskStream(prefix, 'render').name)).toBe(1);
  });

  it('sends what is active or given as traceparent in the header', async () => {
    const { connection } = await bus.ready();
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const subscription = connection.subscribe(eventSubject(prefix, '>'), { max: 1 });
    await publisher.publish(eventSubject(prefix, 'a.b.c.v1'), ping(1), { traceparent });
    for await (const message of subscription) expect(message.headers?.get('traceparent')).toBe(traceparent);
  });
});

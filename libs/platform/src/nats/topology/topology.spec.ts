import { nanos } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import { eventConsumer, eventStream } from '#contracts';
import { acquireTestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { BusConnection } from '../connection/bus-connection.js';
import { openBus, ownPrefix } from '../testing/bus-spec.js';
import { ensureConsumer, ensureStreams } from './topology.js';

describe('the topology', () => {
  let servers: TestServers;
  let bus: BusConnection;
  beforeAll(async () => {
    servers = await acquireTestServers();
    bus = openBus(servers.natsUrl);
  });
  afterAll(async () => {
    await bus.stop();
    await servers.release();
  });

  it('creates a stream that is missing and asks for nothing more while it is there', async () => {
    const { connection, jsm } = await bus.ready();
    const spec = eventStream(ownPrefix());
    const asked: { what?: string; at: number }[] = [];
    const hear = (_: Error | null, { subject }: Msg): void => {
      asked.push({ what: subject.split('.')[3], at: performance.now() });
    };
    connection.subscribe(`$JS.API.STREAM.*.${spec.name}`, { callback: hear });
    await ensureStreams(jsm, [spec]);
    await ensureStreams(jsm, [spec]);
    await jsm.streams.delete(spec.name);
    await ensureStreams(jsm, [spec]);
    await connection.flush();
    expect(asked.map(({ what }) => what)).toEqual(['INFO', 'CREATE', 'INFO', 'DELETE', 'INFO', 'CREATE']);
    const [, , , , missed, created] = asked;
    // A missing stream may be in the middle of its deletion.
    expect((created?.at ?? 0) - (missed?.at ?? 0)).toBeGreaterThan(50);
  });

  it('gives a stream of an earlier build the settings of this one, and keeps its messages', async () => {
    const { js, jsm } = await bus.ready();
    const prefix = ownPrefix();
    const spec = eventStream(prefix);
    await ensureStreams(jsm, [{ ...spec, maxAgeMs: 60_000 }]);
    await js.publish(`${prefix}.event.a`, 'kept');
    await ensureStreams(jsm, [spec]);
    const { config, state } = await jsm.streams.info(spec.name);
    expect(config.max_age).toBe(nanos(spec.maxAgeMs));
    expect(state.messages).toBe(1);
  });

  it('gives a consumer of an earlier build the lease of this one, and keeps what it has read', async () => {
    const prefix = ownPrefix();
    const { js, jsm } = await bus.ready();
    const spec = eventConsumer(prefix, 'spec', 'a.b.c.v1');
    await ensureStreams(jsm, [eventStream(prefix)]);
    await ensureConsumer(jsm, { ...spec, ackWaitMs: 30_000 });
    for (const text of ['read', 'unread']) await js.publish(spec.filter, text);
    const consumer = await js.consumers.get(spec.stream, spec.name);
    await (await consumer.next())?.ackAck();
    await ensureConsumer(jsm, spec);
    const { config, num_pending } = await jsm.consumers.info(spec.stream, spec.name);
    expect(config.ack_wait).toBe(nanos(spec.ackWaitMs));
    expect(num_pending).toBe(1);
  });
});

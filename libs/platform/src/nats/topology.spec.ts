import { nanos } from '@nats-io/transport-node';
import { eventConsumer, eventStream } from '#contracts';
import { acquireTestServers } from '../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../deploy/local/testing/test-servers.js';
import type { BusConnection } from './bus-connection.js';
import { openBus, ownPrefix } from './testing/bus-spec.js';
import { ensureConsumer, ensureStreams } from './topology.js';

describe('ensureConsumer', () => {
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

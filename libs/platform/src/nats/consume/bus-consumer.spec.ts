import { busTopology, eventConsumer, eventStream, eventSubject } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import { OperationalError } from '../../errors/user-error.js';
import type { BusConnection } from '../connection/bus-connection.js';
import { BusConsumer } from './bus-consumer.js';
import { BusPublisher } from '../publish/bus-publisher.js';
import { PullInbox } from './pull-inbox.js';
import type { DeadLetter } from './decode-messages.js';
import { Ping, eventually, openBus, ownPrefix, ping, silentLogger } from '../testing/bus-spec.js';
import { OwnNats } from '../testing/own-nats.js';

describe('BusConsumer', () => {
  let nats: OwnNats;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let spec: ConsumerSpec;
  let consumer: BusConsumer<Ping>;
  let subject: string;
  let letters: DeadLetter[];
  let keepLetter: (letter: DeadLetter) => Promise<void>;
  const seen: number[] = [];

  beforeAll(async () => {
    nats = await OwnNats.create();
  });
  beforeEach(async () => {
    const prefix = ownPrefix();
    spec = { ...eventConsumer(prefix, 'spec', 'a.b.c.v1'), ackWaitMs: 3000 };
    subject = eventSubject(prefix, 'a.b.c.v1');
    letters = [];
    seen.length = 0;
    keepLetter = async (letter) => void letters.push(letter);
    bus = openBus(nats.url);
    publisher = new BusPublisher(bus, busTopology(prefix));
    consumer = new BusConsumer(bus, {
      spec,
      Message: Ping,
      topology: publisher.topology,
      logger: silentLogger(),
      onDeadLetter: (letter) => keepLetter(letter),
    });
  });
  afterEach(async () => {
    await consumer.stop();
    await bus.stop();
    await nats.stop();
  });
  afterAll(() => nats.dispose());

  const startBatches = (): void =>
    consumer.startBatches(4, async (batch) => {
      for (const item of batch) {
        seen.push(item.message.n);
        item.ack();
      }
    });
  const has = (n: number) => () => seen.includes(n);

  it('starts without NATS, reads when it comes, and goes on after a restart', async () => {
    startBatches();
    await nats.start();
    await publisher.publish(subject, ping(1));
    await eventually('the first', has(1));
    await nats.stop();
    await nats.start();
    await publisher.publish(subject, ping(2));
    await eventually('the second', has(2));
  });

  it('makes streams and consumer again when they were wiped', async () => {
    await nats.start();
    startBatches();
    await publisher.publish(subject, ping(1));
    await eventually('the first', has(1));
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await publisher.publish(subject, ping(2));
    await eventually('the second', has(2));
    await (await bus.ready()).jsm.streams.delete(eventStream(publisher.prefix).name);
    await publisher.publish(subject, ping(3));
    await eventually('the third', has(3));
  });

  it('hands over what is there in batches of at most the size asked for', async () => {
    await nats.start();
    for (let n = 1; n <= 10; n += 1) await publisher.publish(subject, ping(n));
    const sizes: number[] = [];
    consumer.startBatches(4, async (batch) => {
      sizes.push(batch.length);
      seen.push(...batch.map(({ message }) => message.n));
      batch.forEach((item) => item.ack());
    });
    await eventually('all', has(10));
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
    expect(sizes.length).toBeLessThan(10);
  });

  it('keeps a malformed message as a dead letter that names the field, and goes on', async () => {
    await nats.start();
    startBatches();
    await publisher.publish(subject, { n: 'one', text: 'x' });
    await publisher.publish(subject, [1]);
    await publisher.publish(subject, ping(2));
    await eventually('the good one', has(2));
    expect(letters).toEqual([
      { subject, field: '/n', reason: 'n must be an integer number', body: '{"n":"one","text":"x"}', isCut: false },
      { subject, field: '', reason: 'is not a JSON object', body: '[1]', isCut: false },
    ]);
    await eventually('nothing pending', async () => {
      const info = await (await bus.ready()).jsm.consumers.info(spec.stream, spec.name);
      return info.num_ack_pending === 0 && info.num_pending === 0;
    });
  });

  it('keeps a malformed message in the stream while its dead letter cannot be kept', async () => {
    await nats.start();
    let refused = 0;
    keepLetter = async () => {
      refused += 1;
      keepLetter = async (letter) => void letters.push(letter);
      throw new Error('the disk is full');
    };
    startBatches();
    await publisher.publish(subject, { n: 'one' });
    await eventually('the letter', () => letters.length === 1);
    expect(refused).toBe(1);
  });

  it('gets a message again when the handler threw, with a higher delivery count', async () => {
    await nats.start();
    const counts: number[] = [];
    consumer.startBatches(1, async (batch) => {
      for (const item of batch) {
        counts.push(item.deliveryCount);
        if (item.deliveryCount === 1) throw new Error('not now');
        item.ack();
      }
    });
    await publisher.publish(subject, ping(1));
    await eventually('both deliveries', () => counts.length === 2);
    expect(counts).toEqual([1, 2]);
  });

  it('is stopped at once while NATS was never there', async () => {
    startBatches();
    await consumer.stop();
    expect(bus.connected).toBe(false);
  });

  it('gives back at once what it pulled and did not begin', async () => {
    await nats.start();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    consumer.startBatches(1, async ([item]) => {
      seen.push(item?.message.n ?? 0);
      await held;
      item?.ack();
    });
    await publisher.publish(subject, ping(1));
    await publisher.publish(subject, ping(2));
    await eventually('the first', has(1));
    await eventually('both pulled', async () => {
      const info = await (await bus.ready()).jsm.consumers.info(spec.stream, spec.name);
      return info.num_ack_pending === 2;
    });
    const stopped = consumer.stop();
    release();
    await stopped;
    const link = await bus.ready();
    await eventually('the second free again', async () => {
      const [raw] = await new PullInbox().pull(link, spec, 1);
      raw?.ack();
      return raw?.info.deliveryCount === 2;
    });
    expect(seen).toEqual([1]);
  });

  describe('of messages that carry several', () => {
    const several = (...all: unknown[]) => ({ all });
    const unread = async (): Promise<number> => {
      const { num_pending, num_ack_pending } = await (await bus.ready()).jsm.consumers.info(spec.stream, spec.name);
      return num_pending + num_ack_pending;
    };
    beforeEach(async () => {
      consumer = new BusConsumer(bus, {
        ...{ spec, Message: Ping, topology: publisher.topology, logger: silentLogger() },
        onDeadLetter: (letter) => keepLetter(letter),
        parts: {
          split: (body) => (body as { all?: unknown[] }).all ?? [body],
          join: (parts) => `{"all":[${parts.join(',')}]}`,
          most: 50,
        },
      });
      await nats.start();
    });

    it('keeps the malformed ones as one dead letter, which can be sent again, and hands over the others', async () => {
      startBatches();
      await publisher.publish(subject, several(ping(1), { n: 'two' }, 'three', ping(4)));
      await publisher.publish(subject, several(ping(5), { n: 6 }));
      await publisher.publish(subject, ping(7));
      await eventually('the last', has(7));
      expect(seen).toEqual([1, 4, 5, 7]);
      expect(letters.map(({ field, body }) => ({ field, body }))).toEqual([
        { field: '/n', body: '{"all":[{"n":"two"},"three"]}' },
        { field: '/text', body: '{"all":[{"n":6}]}' },
      ]);
      expect(letters.map(({ reason }) => reason)).toEqual([
        'n must be an integer number; so or otherwise malformed are 2 of 4 in this message',
        'text is missing',
      ]);
      await eventually('all are done', async () => (await unread()) === 0);
    });

    it('keeps a message with more than the most as one dead letter', async () => {
      startBatches();
      await publisher.publish(subject, several(...Array.from({ length: 51 }, (_, n) => ping(n))));
      await publisher.publish(subject, ping(60));
      await eventually('the good one', has(60));
      expect(seen).toEqual([60]);
      expect(letters).toMatchObject([{ field: '', reason: 'carries 51 where 50 is the most' }]);
      await eventually('all are done', async () => (await unread()) === 0);
    });

    it('gets the message again where one of them failed for now', async () => {
      let isFirst = true;
      consumer.startBatches(10, async (batch) => {
        for (const item of batch) {
          seen.push(item.message.n);
          if (item.message.n === 2 && isFirst) {
            await item.fail(new OperationalError('away', 'Not now.'));
            continue;
          }
          item.ack();
          // A second acknowledgement does not count for the other one.
          item.ack();
        }
        isFirst = false;
      });
      await publisher.publish(subject, several(ping(1), ping(2)));
      await eventually('it comes again', () => seen.length >= 4);
      expect(seen).toEqual([1, 2, 1, 2]);
      await eventually('all are done', async () => (await unread()) === 0);
    });
  });
});

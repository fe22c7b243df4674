import { pino } from 'pino';
import { busTopology, eventConsumer, eventSubject, resultConsumer, resultSubject } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { BusConnection } from '../connection/bus-connection.js';
import { BusConsumer } from './bus-consumer.js';
import { BusPublisher } from '../publish/bus-publisher.js';
import type { DeadLetter } from './decode-messages.js';
import { Ping, eventually, openBus, ownPrefix, ping } from '../testing/bus-spec.js';
import { OwnNats } from '../testing/own-nats.js';

const REFUSED = Object.assign(new Error('integer out of range'), { code: '22003' });
const BUG = new TypeError('undefined is not a function');

describe('a message that cannot be handled', () => {
  let nats: OwnNats;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let consumer: BusConsumer<Ping>;
  let spec: ConsumerSpec;
  let subject: string;
  let letters: DeadLetter[];
  let lines: string[];
  let handled: number[];

  beforeAll(async () => {
    nats = await OwnNats.create();
    await nats.start();
    bus = openBus(nats.url);
    await bus.ready();
  });
  beforeEach(() => {
    publisher = new BusPublisher(bus, busTopology(ownPrefix()));
    subject = eventSubject(publisher.prefix, 'a.b.c.v1');
    letters = [];
    lines = [];
    handled = [];
    open(eventConsumer(publisher.prefix, 'spec', 'a.b.c.v1'));
  });
  afterEach(() => consumer.stop());
  afterAll(async () => {
    await bus.stop();
    await nats.dispose();
  });

  const open = (as: ConsumerSpec): void => {
    spec = as;
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    consumer = new BusConsumer(bus, {
      ...{ spec, Message: Ping, topology: publisher.topology, logger },
      onDeadLetter: async (letter) => void letters.push(letter),
    });
  };
  const send = async (count: number, from = 1): Promise<void> => {
    const numbers = Array.from({ length: count }, (_, at) => from + at);
    await Promise.all(numbers.map((n) => publisher.publish(subject, ping(n))));
  };
  const openMessages = async (): Promise<number> => {
    const { num_pending, num_ack_pending } = await (await bus.ready()).jsm.consumers.info(spec.stream, spec.name);
    return num_pending + num_ack_pending;
  };
  const numbersOf = (found: DeadLetter[]): number[] =>
    found.map(({ body }) => (JSON.parse(body) as Ping).n).sort((a, b) => a - b);

  it('is a dead letter at once where the database refuses it, and the log stays short', async () => {
    const deliveries: number[] = [];
    consumer.startEach(async ({ message, deliveryCount }) => {
      deliveries.push(deliveryCount);
      if (message.n <= 300) throw REFUSED;
      handled.push(message.n);
    });
    await send(301);
    await eventually('the good one', () => handled.includes(301));
    await eventually('all are done', async () => letters.length === 300 && (await openMessages()) === 0);
    expect(new Set(deliveries)).toEqual(new Set([1]));
    expect(letters[0]).toEqual({
      subject,
      field: '',
      reason: 'could not be handled: integer out of range',
      body: JSON.stringify(JSON.parse(letters[0]?.body ?? '')),
      isCut: false,
    });
    await consumer.stop();
    expect(lines.length).toBeLessThan(5);
    const told = lines.map((line) => JSON.parse(line) as { msg: string; times: number });
    expect(told.filter(({ msg }) => msg === 'dead letter').reduce((sum, { times }) => sum + times, 0)).toBe(300);
  });

  it('does not block valid messages, however many there are of it and however small `max_ack_pending` is', async () => {
    open({ ...spec, maxAckPending: 16 });
    consumer.startEach(async ({ message }) => {
      if (message.n <= 40) throw BUG;
      handled.push(message.n);
    });
    await send(40);
    await send(5, 41);
    await eventually('the good ones', () => handled.length === 5);
    expect(handled).toEqual([41, 42, 43, 44, 45]);
    // The places of messages that stay in the stream to be retried.
    expect(await openMessages()).toBeLessThanOrEqual(8);
    expect(letters.length).toBeGreaterThanOrEqual(32);
  });

  it('does not fail the others of its batch, and those that were acknowledged are not handled again', async () => {
    let batches = 0;
    consumer.startBatches(10, async (batch) => {
      batches += 1;
      for (const item of batch) {
        if (item.message.n === 3) throw REFUSED;
        handled.push(item.message.n);
        item.ack();
      }
    });
    await send(6);
    await eventually('all are done', async () => handled.length === 5 && (await openMessages()) === 0);
    expect(handled.toSorted()).toEqual([1, 2, 4, 5, 6]);
    expect(numbersOf(letters)).toEqual([3]);
    expect(batches).toBeGreaterThan(1);
  });

  it('stays in the stream for as long as nothing can be handled, and is handled afterwards', async () => {
    let isAway = true;
    const counts = new Map<number, number>();
    consumer.startEach(async ({ message, deliveryCount }) => {
      counts.set(message.n, deliveryCount);
      if (isAway) throw Object.assign(new Error('away'), { code: '57P03' });
      handled.push(message.n);
    });
    await send(50);
    // More often than any conflict is tried, or any failure among many others.
    await eventually('each came four times', () => counts.size === 50 && [...counts.values()].every((n) => n >= 4));
    isAway = false;
    await eventually('all are handled', async () => (await openMessages()) === 0);
    expect(new Set(handled).size).toBe(50);
    expect(letters).toEqual([]);
  });

  it('comes again with its lease where it is a result, and ends as a dead letter', async () => {
    await consumer.stop();
    open({ ...resultConsumer(publisher.prefix), ackWaitMs: 200 });
    subject = resultSubject(publisher.prefix, 'render');
    const counts: number[] = [];
    consumer.startBatches(10, async ([item]) => {
      counts.push(item?.deliveryCount ?? 0);
      throw BUG;
    });
    await send(1);
    await eventually('the dead letter', () => letters.length === 1);
    await eventually('it is done', async () => (await openMessages()) === 0);
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    expect(letters[0]?.reason).toBe('could not be handled (delivery 5): undefined is not a function');
  });
});

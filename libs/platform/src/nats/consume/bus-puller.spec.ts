import { busTopology, taskConsumer, taskSubject } from '#contracts';
import type { ConsumerSpec, RunClass } from '#contracts';
import type { BusConnection } from '../connection/bus-connection.js';
import { BusPublisher } from '../publish/bus-publisher.js';
import { BusPuller } from './bus-puller.js';
import type { DeadLetter, Received } from './decode-messages.js';
import { Ping, eventually, openBus, ownPrefix, ping, silentLogger } from '../testing/bus-spec.js';
import { OwnNats } from '../testing/own-nats.js';

describe('BusPuller', () => {
  let nats: OwnNats;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let prefix: string;
  let puller: BusPuller<Ping>;
  let letters: DeadLetter[];
  const held: Received<Ping>[] = [];
  const done: (() => void)[] = [];

  const consumerOf = (runClass: RunClass): ConsumerSpec =>
    taskConsumer(prefix, { pool: 'render', requires: 'none', runClass, leaseMs: 3000 });
  const send = (runClass: RunClass, n: number, message: object = ping(n)): Promise<unknown> => {
    const to = { pool: 'render', requires: 'none', runClass, step: 's', nodeRunId: String(n) };
    return publisher.publish(taskSubject(prefix, to), message);
  };
  /** Keeps every message unhandled until its function in `done` is called. */
  const hold = (item: Received<Ping>): Promise<void> =>
    new Promise((resolve) => {
      held.push(item);
      done.push(() => {
        item.ack();
        resolve();
      });
    });
  const numbers = (): number[] => held.map((item) => item.message.n);

  beforeAll(async () => {
    nats = await OwnNats.create();
  });
  beforeEach(async () => {
    held.length = done.length = 0;
    letters = [];
    prefix = ownPrefix();
    bus = openBus(nats.url);
    publisher = new BusPublisher(bus, busTopology(prefix));
    puller = new BusPuller(bus, {
      topology: publisher.topology,
      slots: 2,
      next: () => [consumerOf('live'), consumerOf('shadow')],
      Message: Ping,
      logger: silentLogger(),
      onDeadLetter: async (letter) => void letters.push(letter),
    });
  });
  afterEach(async () => {
    const stopped = puller.stop();
    for (const finish of done) finish();
    await stopped;
    await bus.stop();
    await nats.stop();
  });
  afterAll(() => nats.dispose());

  it('handles as many as it has slots and leaves the others to other processes', async () => {
    await nats.start();
    for (let n = 1; n <= 5; n += 1) await send('live', n);
    const slots: number[] = [];
    puller.start((item, slot) => (slots.push(slot), hold(item)));
    await eventually('two', () => held.length === 2);
    expect(slots).toEqual([0, 1]);
    const info = await (await bus.ready()).jsm.consumers.info(consumerOf('live').stream, consumerOf('live').name);
    expect([info.num_ack_pending, info.num_pending]).toEqual([2, 3]);
    done[1]?.();
    await eventually('a third', () => held.length === 3);
    expect(slots).toEqual([0, 1, 1]);
  });

  it('takes what is first in its order, however long the other waits', async () => {
    await nats.start();
    for (const n of [1, 2, 3]) await send('shadow', n);
    for (const n of [11, 12, 13]) await send('live', n);
    puller.start(hold);
    for (let i = 0; i < 6; i += 1) {
      await eventually(`message ${i}`, () => held.length > i);
      done[i]?.();
    }
    expect(numbers()).toEqual([11, 12, 13, 1, 2, 3]);
  });

  it('sees a message that comes while it is idle', async () => {
    await nats.start();
    puller.start(hold);
    await send('shadow', 1);
    await eventually('the message', () => numbers()[0] === 1);
  });

  it('starts without NATS and makes wiped streams and consumers again', async () => {
    puller.start(hold);
    await nats.start();
    await send('live', 1);
    await eventually('the first', () => numbers().includes(1));
    done[0]?.();
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await eventually('a stream', () => send('live', 2).then(() => true, () => false)); // prettier-ignore
    await eventually('the second', () => numbers().includes(2));
  });

  it('keeps a malformed message as a dead letter and its slot free', async () => {
    await nats.start();
    puller.start(hold);
    for (const n of [1, 2, 3]) await send('live', n, { n });
    await send('live', 4);
    await eventually('the good one', () => numbers().includes(4));
    expect(letters.map(({ field }) => field)).toEqual(['/text', '/text', '/text']);
  });

  it('gets back what its handler could not do, with a higher delivery count', async () => {
    await nats.start();
    puller.start((item) => (item.deliveryCount === 1 ? Promise.reject(new Error('not now')) : hold(item)));
    await send('live', 1);
    await eventually('the second delivery', () => held[0]?.deliveryCount === 2);
  });

  it('stops at once where it never began, and pulls nothing afterwards', async () => {
    puller.start(hold);
    await puller.stop();
    await nats.start();
    await send('live', 1);
    expect(held).toEqual([]);
  });
});

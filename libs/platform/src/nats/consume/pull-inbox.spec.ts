import { headers } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import { eventConsumer } from '#contracts';
import { acquireTestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { BusConnection, BusLink } from '../connection/bus-connection.js';
import { PullInbox } from './pull-inbox.js';
import { eventually, openBus, ownPrefix } from '../testing/bus-spec.js';

/** The spec plays the server's side of the consumer. */
describe('PullInbox', () => {
  const prefix = ownPrefix();
  const spec = eventConsumer(prefix, 'spec', 'a.b.c.v1');
  const requests: Msg[] = [];
  const settled: string[] = [];
  let servers: TestServers;
  let bus: BusConnection;
  let link: BusLink;
  let inbox: PullInbox;
  beforeAll(async () => {
    servers = await acquireTestServers();
    bus = openBus(servers.natsUrl);
    link = await bus.ready();
    link.connection.subscribe(`$JS.API.CONSUMER.MSG.NEXT.${spec.stream}.${spec.name}`, {
      callback: (_, request) => void requests.push(request),
    });
    link.connection.subscribe(`acknowledge.${prefix}.>`, {
      callback: (_, answer) => void settled.push(answer.string()),
    });
  });
  beforeEach(() => {
    requests.length = 0;
    settled.length = 0;
    inbox = new PullInbox();
  });
  afterEach(() => inbox.close());
  afterAll(async () => {
    await bus.stop();
    await servers.release();
  });

  const asked = (count: number): Promise<void> => eventually('a pull', () => requests.length === count);
  const replyOf = (at: number): string => requests[at]?.reply ?? '';
  const deliver = (to: string, text: string): void =>
    link.connection.publish(to, text, { reply: `acknowledge.${prefix}.${text}.1.1.1.1.1.0` });
  const end = (to: string): void => link.connection.publish(to, '', { headers: headers(404, 'No Messages') });
  const texts = (found: { data: Uint8Array }[]): string[] => found.map(({ data }) => Buffer.from(data).toString());

  it('is not ended by a late status of the pull before it', async () => {
    const first = inbox.pull(link, spec, 2);
    await asked(1);
    deliver(replyOf(0), 'in-time');
    expect(texts(await first)).toEqual(['in-time']);
    const second = inbox.pull(link, spec, 2);
    await asked(2);
    end(replyOf(0));
    deliver(replyOf(1), 'asked-for');
    end(replyOf(1));
    expect(texts(await second)).toEqual(['asked-for']);
  });

  it('releases at once a message that arrives without a pull', async () => {
    const pull = inbox.pull(link, spec, 1);
    await asked(1);
    deliver(replyOf(0), 'asked-for');
    deliver(replyOf(0), 'too-many');
    expect(texts(await pull)).toEqual(['asked-for']);
    await eventually('an answer', () => settled.length > 0);
    expect(settled).toEqual(['-NAK']);
  });
});

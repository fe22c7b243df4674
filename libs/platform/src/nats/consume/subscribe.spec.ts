import type { BusConnection } from '../connection/bus-connection.js';
import { subscribe } from './subscribe.js';
import { eventually, openBus } from '../testing/bus-spec.js';
import { OwnNats } from '../testing/own-nats.js';

describe('subscribe', () => {
  let nats: OwnNats;
  let bus: BusConnection;
  beforeEach(async () => {
    nats = await OwnNats.create();
    bus = openBus(nats.url);
  });
  afterEach(async () => {
    await bus.stop();
    await nats.dispose();
  });

  const hears = (heard: string[], text: string) => async (): Promise<boolean> => {
    bus.link()?.connection.publish('a.b', text);
    await bus.link()?.connection.flush();
    return heard.includes(text);
  };

  it('receives over the first connection, after a reconnect and over a new connection, until it is unsubscribed', async () => {
    const heard: string[] = [];
    const end = subscribe(bus, 'a.b', (data) => heard.push(new TextDecoder().decode(data)));
    await nats.start();
    await eventually('the first', hears(heard, 'first'));
    await nats.stop();
    await nats.start();
    await eventually('after a restart', hears(heard, 'second'));
    await bus.link()?.connection.close();
    await eventually('after a close', hears(heard, 'third'));
    end();
    await hears(heard, 'fourth')();
    expect(heard).not.toContain('fourth');
  });
});

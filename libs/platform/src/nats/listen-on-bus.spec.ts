import type { BusConnection } from './bus-connection.js';
import { listenOnBus } from './listen-on-bus.js';
import { eventually, openBus } from './testing/bus-spec.js';
import { OwnNats } from './testing/own-nats.js';

describe('listenOnBus', () => {
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

  it('hears from the first connection on, over a lost one and over a new one, until it is ended', async () => {
    const heard: string[] = [];
    const end = listenOnBus(bus, 'a.b', (data) => heard.push(new TextDecoder().decode(data)));
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

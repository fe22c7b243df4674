import type { BusConnection } from './bus-connection.js';
import { eventually, openBus } from '../testing/bus-spec.js';
import { OwnNats } from '../testing/own-nats.js';

describe('BusConnection', () => {
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

  it('connects when NATS starts after the process', async () => {
    expect(bus.link()).toBeNull();
    const ready = bus.ready();
    await nats.start();
    expect((await ready).connection.info?.jetstream).toBe(true);
    expect(bus.connected).toBe(true);
  });

  it('says that it is offline while the server is away and is back on the same link afterwards', async () => {
    await nats.start();
    const before = await bus.ready();
    await nats.stop();
    await eventually('offline', () => bus.link() === null);
    await nats.start();
    expect(await bus.ready()).toBe(before);
    expect(await before.jsm.streams.names().next()).toEqual([]);
  });

  it('connects anew when its connection was closed for good', async () => {
    await nats.start();
    const before = await bus.ready();
    await before.connection.close();
    await eventually('another link', () => bus.connected && bus.link() !== before);
  });

  it('tells listeners of every connect, and at once where it is connected', async () => {
    await nats.start();
    await bus.ready();
    let calls = 0;
    bus.onConnect(() => (calls += 1));
    expect(calls).toBe(1);
    await nats.stop();
    await eventually('offline', () => !bus.connected);
    await nats.start();
    await eventually('a second call', () => calls === 2);
  });

  it('tells listeners of every loss, until they listen no more', async () => {
    await nats.start();
    await bus.ready();
    let losses = 0;
    const stopListening = bus.onDisconnect(() => (losses += 1));
    await nats.stop();
    await eventually('a loss', () => losses === 1);
    await nats.start();
    await eventually('online', () => bus.connected);
    stopListening();
    await nats.stop();
    await eventually('offline', () => !bus.connected);
    expect(losses).toBe(1);
  });

  it('bounds every wait: a limit, a signal and a stop end it', async () => {
    const abort = new AbortController();
    const limited = expect(bus.ready({ withinMs: 20 })).rejects.toMatchObject({ code: 'bus_unreachable' });
    const signalled = expect(bus.ready({ signal: abort.signal })).rejects.toMatchObject({ code: 'bus_unreachable' });
    const stopped = expect(bus.ready({ withinMs: 60_000 })).rejects.toMatchObject({ code: 'bus_unreachable' });
    abort.abort();
    await bus.stop();
    await Promise.all([limited, signalled, stopped]);
  });
});

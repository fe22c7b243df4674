import { request } from '#contracts';
import { acquireTestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../../deploy/local/testing/test-servers.js';
import { BusConnection } from '../connection/bus-connection.js';
import { BusRequester } from './bus-requester.js';
import { requestSubject } from './request-packet.js';
import { openBus, ownPrefix, silentLogger } from '../testing/bus-spec.js';

describe('BusRequester', () => {
  let servers: TestServers;
  let bus: BusConnection;
  let prefix: string;
  beforeAll(async () => {
    servers = await acquireTestServers();
    prefix = ownPrefix();
    bus = openBus(servers.natsUrl);
  });
  afterAll(async () => {
    await bus.stop();
    await servers.release();
  });

  const answer = async (pattern: string, packet: object): Promise<void> => {
    const { connection } = await bus.ready();
    connection.subscribe(requestSubject(prefix, request(pattern)), {
      callback: (_error, message) => void message.respond(JSON.stringify(packet)),
    });
  };

  it('fails at once with bus_unreachable where there is no connection', async () => {
    const never = new BusConnection({ url: 'nats://127.0.0.1:1', name: 'spec', logger: silentLogger() });
    await expect(new BusRequester(never, prefix).ask(request('a.b'), {})).rejects.toMatchObject({
      code: 'bus_unreachable',
    });
  });

  it('fails with service_unreachable without a reply', async () => {
    await bus.ready();
    await expect(new BusRequester(bus, prefix).ask(request('nobody'), {}, 500)).rejects.toMatchObject({
      code: 'service_unreachable',
    });
  });

  it('hands over the response', async () => {
    await answer('works', { response: { fine: true } });
    await expect(new BusRequester(bus, prefix).ask(request('works'), {})).resolves.toEqual({ fine: true });
  });

  it('maps a user error to the same error and any other to an operational error', async () => {
    await answer('refuses', { err: { code: 'not_here', message: 'No.', status: 404 } });
    await answer('breaks', { err: { code: 'internal_error', message: 'Oh.', status: 500 } });
    const requester = new BusRequester(bus, prefix);
    await expect(requester.ask(request('refuses'), {})).rejects.toMatchObject({
      name: 'UserError',
      code: 'not_here',
      status: 404,
    });
    await expect(requester.ask(request('breaks'), {})).rejects.toMatchObject({
      name: 'OperationalError',
      code: 'service_failed',
    });
  });
});

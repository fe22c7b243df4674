import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { once } from 'node:events';
import { TcpProxy } from './tcp-proxy.js';

describe('a link through the proxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  let client: Socket;
  let heard = '';
  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.open((echo.address() as AddressInfo).port);
    client = connect(proxy.port, '127.0.0.1').on('data', (chunk) => (heard += String(chunk)));
    heard = '';
    await once(client, 'connect');
  });
  afterEach(async () => {
    client.destroy();
    await proxy.close();
    await new Promise((resolve) => echo.close(resolve));
  });
  const say = async (text: string): Promise<void> => {
    client.write(text);
    while (!heard.endsWith(text)) await once(client, 'data');
  };

  it('forwards data in both directions', async () => {
    await say('hello');
    expect(heard).toBe('hello');
  });

  it('holds back everything while dark and loses none of it', async () => {
    await say('before.');
    proxy.blackHole();
    client.write('dark.');
    const other = connect(proxy.port, '127.0.0.1');
    await once(other, 'connect');
    expect(heard).toBe('before.');
    proxy.heal();
    await say('after.');
    expect(heard).toBe('before.dark.after.');
    other.destroy();
  });

  it('keeps the order of bytes when it stops being slow', async () => {
    proxy.slow(50);
    client.write('slow.');
    proxy.heal();
    await say('fast.');
    expect(heard).toBe('slow.fast.');
  });

  it('breaks connections and lets new ones in', async () => {
    await say('once.');
    const broken = once(client, 'error');
    proxy.reset();
    expect(String((await broken)[0])).toContain('ECONNRESET');
    client = connect(proxy.port, '127.0.0.1').on('data', (chunk) => (heard += String(chunk)));
    await say('again.');
  });
});

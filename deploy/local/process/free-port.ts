import { createServer } from 'node:net';

/** Free loopback TCP ports. Ports of one call are distinct. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** One free loopback TCP port. */
export async function freePort(): Promise<number> {
  return (await freePorts(1))[0] as number;
}

/** True where a listener could be opened on this port of the address. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  try {
    const server = await listen(port, host);
    await new Promise((done) => server.close(done));
    return true;
  } catch {
    return false;
  }
}

function listen(port: number, host = '127.0.0.1'): Promise<ReturnType<typeof createServer>> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ port, host }, () => resolve(server));
  });
}

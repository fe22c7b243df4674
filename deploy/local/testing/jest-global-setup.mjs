/**
 * Provides NATS and PostgreSQL to all spec files of a jest run: started by the first file that needs them, stopped with
 * the run.
 */
import { createServer } from 'node:net';
import { tsImport } from 'tsx/esm/api';

export default async function offerTestServers() {
  let starting;
  const start = async () => {
    const { startTestServers } = await tsImport('./start-test-servers.ts', import.meta.url);
    return startTestServers();
  };
  const broker = createServer(async (socket) => {
    socket.on('error', () => undefined);
    starting ??= start();
    const answer = await starting.then(({ urls }) => urls).catch((error) => ({ error: String(error) }));
    socket.end(JSON.stringify(answer));
  });
  await new Promise((done) => broker.listen(0, '127.0.0.1', done));
  broker.unref();
  process.env.HARTOMAT_TEST_SERVERS_PORT = String(broker.address().port);
  globalThis.endTestServers = async () => {
    broker.close();
    await (await starting?.catch(() => undefined))?.stop();
  };
}

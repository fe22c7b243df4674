import { chmodSync, copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGE_LIMITS } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { freePort } from '../process/free-port.js';
import { isRunning } from '../process/process-identity.js';
import { waitUntil } from '../process/wait-until.js';
import { repositoryRoot } from '../repository-root.js';
import { temporaryHome } from '../testing/temporary-home.js';
import { findNatsBinary, isRecentEnough, packagedBinary, PACKAGED_NATS } from './nats-binary.js';
import { MAX_PAYLOAD_BYTES, payloadWarning } from './payload-limit.js';
import { startNats } from './start-nats.js';

const packaged = join(repositoryRoot(), 'node_modules', PACKAGED_NATS.name, 'bin', 'nats-server');

async function withConnection<T>(url: string, use: (connection: NatsConnection) => Promise<T>): Promise<T> {
  const connection = await connect(busAddress(url));
  return use(connection).finally(() => connection.close());
}

describe('startNats', () => {
  let home: ReturnType<typeof temporaryHome>;
  beforeEach(() => (home = temporaryHome()));
  afterEach(() => home.remove());

  it('keeps its streams over a restart', async () => {
    const first = await startNats({ homeDir: home.homeDir, url: '' });
    await withConnection(first.url, async (connection) => {
      await (await jetstreamManager(connection)).streams.add({ name: 'S', subjects: ['s'] });
      await jetstream(connection).publish('s', 'kept');
    });
    await first.stop();
    expect(isRunning({ pid: first.pid as number })).toBe(false);
    const again = await startNats({ homeDir: home.homeDir, url: '' });
    const state = await withConnection(again.url, async (connection) =>
      (await jetstreamManager(connection)).streams.info('S'),
    );
    await again.stop();
    expect(state.state.messages).toBe(1);
  });

  it('says who has the port that was asked for', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const refusal = startNats({ homeDir: home.homeDir, url: '', port });
    await expect(refusal).rejects.toThrow(`127.0.0.1:${port}: it is taken by process ${process.pid}`);
    other.close();
  });

  it('starts on the port that was asked for', async () => {
    const port = await freePort();
    const server = await startNats({ homeDir: home.homeDir, url: '', port });
    await server.stop();
    expect(new URL(server.url).host).toBe(`127.0.0.1:${port}`);
  });

  it('refuses clients without the password that only the owner may read', async () => {
    const server = await startNats({ homeDir: home.homeDir, url: '' });
    const { servers, user, pass } = busAddress(server.url);
    const refusal = (credentials: object): Promise<string> =>
      connect({ servers, ...credentials, reconnect: false }).then(() => 'let in', (error: Error) => error.message); // prettier-ignore
    const refused = [await refusal({}), await refusal({ user, pass: 'guessed' }), await refusal({ user })];
    const commandLine = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8');
    await server.stop();
    expect(refused).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/authorization violation/i)));
    expect(readFileSync(join(home.homeDir, 'nats-password'), 'utf8').trim()).toBe(pass);
    expect(commandLine).not.toContain(pass);
    const modes = ['nats-password', 'nats/nats.conf', 'nats', 'logs/nats.log'].map(
      (file) => statSync(join(home.homeDir, file)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o700, 0o600]);
  });

  it('waits longer than the default 2 s for the password of a client that is busy', async () => {
    const server = await startNats({ homeDir: home.homeDir, url: '' });
    const { port, username: user, password: pass } = new URL(server.url);
    const socket = createConnection(Number(port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk)));
    await sleep(2500);
    socket.write(`CONNECT ${JSON.stringify({ user, pass, verbose: false })}\r\nPING\r\n`);
    const pong = await waitUntil(() => received.includes('PONG') || undefined, { withinMs: 10_000 });
    socket.destroy();
    await server.stop();
    expect({ pong, received }).toMatchObject({ pong: true, received: expect.not.stringContaining('-ERR') });
  });

  it('names hosts and no credential where a server with them does not answer', async () => {
    const url = `nats://me:s3cret@127.0.0.1:${await freePort()}`;
    const said = await startNats({ homeDir: home.homeDir, url }).then(() => '', String);
    expect(said).toMatch(/nats:\/\/127\.0\.0\.1:\d+ \(HARTOMAT_NATS_URL\)/);
    expect(said).not.toContain('s3cret');
  });

  it('takes messages of the size that the contracts define', async () => {
    const server = await startNats({ homeDir: home.homeDir, url: '' });
    const taken = await withConnection(server.url, async (connection) => connection.info?.max_payload);
    await server.stop();
    expect([taken, MAX_PAYLOAD_BYTES]).toEqual([MESSAGE_LIMITS.payload, MESSAGE_LIMITS.payload]);
  });

  it.each([
    [1_048_576, expect.stringContaining('"max_payload: 8388608"')],
    [8_388_608, null],
  ])('says what to set where a server takes %s bytes', (bytes, said) => {
    expect(payloadWarning('nats://n:4222', bytes)).toEqual(said);
  });

  it('uses the server that a URL names and leaves it running', async () => {
    const theirs = await startNats({ homeDir: home.homeDir, url: '' });
    const used = await startNats({ homeDir: home.homeDir, url: theirs.url });
    await used.stop();
    const stillThere = await withConnection(theirs.url, async (connection) => connection.info?.version);
    await theirs.stop();
    expect([used.pid, used.version]).toEqual([undefined, stillThere]);
  });

  it('names the URL of a server that does not answer, and what to do', async () => {
    const url = `nats://127.0.0.1:${await freePort()}`;
    await expect(startNats({ homeDir: home.homeDir, url })).rejects.toThrow(
      new RegExp(`${url}.*unset HARTOMAT_NATS_URL`),
    );
  });

  it('does not start a program whose sha256 is not the pinned one', () => {
    const changed = join(home.homeDir, 'nats-server');
    copyFileSync(packaged, changed);
    chmodSync(changed, 0o755);
    expect(packagedBinary(changed).path).toBe(changed);
    writeFileSync(changed, 'x', { flag: 'a' });
    expect(() => packagedBinary(changed)).toThrow(/was not started: its sha256 is [0-9a-f]{64}, expected c67f0fb7/);
  });

  it('prefers a recent nats-server on the PATH and passes over an old one', () => {
    const onPath = join(home.homeDir, 'nats-server');
    const install = (version: string): void =>
      writeFileSync(onPath, `#!/bin/sh\necho "nats-server: v${version}"\n`, { mode: 0o755 });
    install('2.12.1');
    expect(findNatsBinary(repositoryRoot(), home.homeDir).path).toBe(onPath);
    install('2.9.10');
    expect(findNatsBinary(repositoryRoot(), home.homeDir).path).toBe(packaged);
  });

  it.each([
    ['2.11.0', true],
    ['3.0.0', true],
    ['2.10.29', false],
    [undefined, false],
  ])('accepts version %s: %s', (version, fits) => {
    expect(isRecentEnough(version)).toBe(fits);
  });
});

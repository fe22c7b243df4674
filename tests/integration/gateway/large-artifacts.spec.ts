import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createFolderArtifactStore } from '#artifacts';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { startManagedProcess } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { ADMIN_TOKEN, INTERNAL_TOKEN } from './gateway-bench.js';

const MEGABYTE = 1024 * 1024;
const LARGE = 300 * MEGABYTE;
/** What a process that copies streams may grow by, however large they are. */
const BOUND = LARGE / 2;

async function* largeContent(): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(MEGABYTE, 'large artifact ');
  for (let at = 0; at < LARGE; at += MEGABYTE) yield chunk;
}

describe('an artifact larger than the memory that serves it', () => {
  let home: ReturnType<typeof temporaryHome>;
  let gateway: ManagedProcess;
  let origin: string;
  let sha256: string;

  const download = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}/api/artifacts/${sha256}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers } });

  beforeAll(async () => {
    home = temporaryHome();
    const root = repositoryRoot();
    const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
    await promisify(execFile)(process.execPath, [nest, 'build', 'gateway'], { cwd: root });
    const [port, healthPort, nowhere] = [await freePort(), await freePort(), await freePort()];
    const folder = join(home.homeDir, 'artifacts');
    origin = `http://127.0.0.1:${port}`;
    gateway = startManagedProcess({
      name: 'gateway',
      command: process.execPath,
      args: [join(root, 'dist/apps/gateway/main.js')],
      logFile: join(home.homeDir, 'gateway.log'),
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        HARTOMAT_ARTIFACTS_URL: pathToFileURL(folder).href,
        HARTOMAT_NATS_URL: `nats://127.0.0.1:${nowhere}`,
        HARTOMAT_ORDERS_URL: `http://127.0.0.1:${nowhere}`,
        HARTOMAT_HTTP_PORT: String(port),
        HARTOMAT_HEALTH_PORT: String(healthPort),
        HARTOMAT_ADMIN_TOKEN: ADMIN_TOKEN,
        HARTOMAT_INTERNAL_TOKEN: INTERNAL_TOKEN,
      },
    });
    ({ sha256 } = await createFolderArtifactStore(folder).put(largeContent(), 'application/octet-stream'));
    const answers = async () => ((await fetch(origin).catch(() => null)) ? true : undefined);
    expect(await waitUntil(answers, { withinMs: 60_000 })).toBe(true);
  });
  afterAll(async () => {
    await gateway.stop();
    home.remove();
  });

  /** The most memory that the gateway ever had, in bytes. */
  async function peakMemory(): Promise<number> {
    const status = await readFile(`/proc/${gateway.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
  }

  /** How often the gateway has the artifact's file open. */
  async function timesOpen(): Promise<number> {
    const folder = `/proc/${gateway.pid}/fd`;
    const links = await readdir(folder);
    const files = await Promise.all(links.map((link) => readlink(join(folder, link)).catch(() => '')));
    return files.filter((file) => file.endsWith(sha256)).length;
  }

  it('is served without ever being in it', async () => {
    const before = await peakMemory();
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const [reply] = (await once(get(`${origin}/api/artifacts/${sha256}`, { headers }), 'response')) as [
      IncomingMessage,
    ];
    let received = 0;
    for await (const chunk of reply) received += (chunk as Uint8Array).byteLength;
    expect(received).toBe(LARGE);
    expect((await peakMemory()) - before).toBeLessThan(BOUND);
  });

  it('is served in parts from any place in it', async () => {
    const start = LARGE - MEGABYTE;
    const reply = await download({ range: `bytes=${start}-${start + 14}` });
    expect([reply.status, await reply.text()]).toEqual([206, 'large artifact ']);
  });

  it('is let go of when the client leaves in the middle', async () => {
    const reader = (await download()).body!.getReader();
    await reader.read();
    expect(await timesOpen()).toBe(1);
    await reader.cancel();
    const isFree = async () => ((await timesOpen()) === 0 ? true : undefined);
    expect(await waitUntil(isFree, { withinMs: 10_000 })).toBe(true);
  });
});

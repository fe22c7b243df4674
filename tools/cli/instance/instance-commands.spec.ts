import { createServer } from 'node:net';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { isRunning } from '../../../deploy/local/process/process-identity.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord } from '../../../deploy/local/state/instance-file.js';
import { fakeCheckout } from '../testing/fake-checkout.js';
import type { FakeCheckout, RunningCommand } from '../testing/fake-checkout.js';

let checkout: FakeCheckout;
const started: RunningCommand[] = [];

const pidsOf = (record: InstanceRecord): number[] =>
  [...record.servers, ...record.services].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));

function run(args: string[], env?: Record<string, string>): RunningCommand {
  const command = checkout.run(args, env);
  started.push(command);
  return command;
}

async function upAndReady(port: number): Promise<{ up: RunningCommand; record: InstanceRecord }> {
  const up = run(['up'], { HARTOMAT_HTTP_PORT: String(port) });
  const ready = await waitUntil(() => (up.stdout.includes('HartOMat is up') ? true : undefined), {
    withinMs: 30_000,
  });
  if (!ready) throw new Error(`up did not come up: ${up.stderr}`);
  return { up, record: readInstance(checkout.homeDir) as InstanceRecord };
}

async function allGone(pids: number[]): Promise<boolean> {
  const gone = (): true | undefined => (pids.some((pid) => isRunning({ pid })) ? undefined : true);
  return (await waitUntil(gone, { withinMs: 20_000 })) ?? false;
}

async function endAll(): Promise<void> {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  checkout.remove();
}

describe('a running instance', () => {
  let port: number;
  let first: Awaited<ReturnType<typeof upAndReady>>;
  beforeAll(async () => {
    checkout = fakeCheckout();
    port = await freePort();
    first = await upAndReady(port);
  });
  afterAll(endAll);

  it('shows what runs where, in words and as JSON, and the logs', async () => {
    const [status, json, logs] = [run(['status']), run(['status', '--json']), run(['logs', 'orders'])];
    expect([await status.ended, await json.ended, await logs.ended]).toEqual([0, 0, 0]);
    expect(status.stdout).toMatch(new RegExp(`gateway +ready +\\d+ +http://127.0.0.1:${port}`));
    const live = JSON.parse(json.stdout) as InstanceRecord & { running: boolean };
    expect(live.running).toBe(true);
    expect(live.services.map(({ state }) => state)).toEqual(Array.from({ length: 7 }, () => 'ready'));
    expect(live.servers.map(({ name, version }) => [name, version])).toEqual([['postgres', '18.4'], ['nats', '2.14.0']]); // prettier-ignore
    expect(JSON.stringify(live)).not.toMatch(/hartomat:[^@]+@/);
    expect(logs.stdout).toMatch(/info +orders +listening/);
  });

  it('refuses a second instance in the same state folder and names the first', async () => {
    const second = run(['up'], { HARTOMAT_HTTP_PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.stderr).toContain(`in use by process ${first.up.child.pid}`);
    expect(first.up.child.exitCode).toBeNull();
  });

  it('lets another one run beside it that has its own state folder', async () => {
    const other = fakeCheckout();
    const second = other.run(['up'], { HARTOMAT_HTTP_PORT: String(await freePort()) });
    const ready = await waitUntil(() => (second.stdout.includes('is up') ? true : undefined), { withinMs: 30_000 });
    second.child.kill('SIGINT');
    await second.ended;
    other.remove();
    expect(ready).toBe(true);
  });

  it('ends from another terminal with down', async () => {
    const { up, record } = first;
    const down = run(['down']);
    expect([await down.ended, await up.ended]).toEqual([0, 0]);
    expect(await allGone(pidsOf(record))).toBe(true);
  });
});

describe('up', () => {
  beforeEach(() => (checkout = fakeCheckout()));
  afterEach(endAll);

  it('names the port that is taken and who has it', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    await new Promise((done) => holder.once('listening', done));
    const up = run(['up'], { HARTOMAT_HTTP_PORT: String(port) });
    const code = await up.ended;
    holder.close();
    expect(code).toBe(1);
    expect(up.stderr).toContain(`Port ${port} is taken by process ${process.pid}`);
  });

  it('ends with Ctrl-C, in order and with everything it started', async () => {
    const { up, record } = await upAndReady(await freePort());
    up.child.kill('SIGINT');
    expect(await up.ended).toBe(0);
    expect(pidsOf(record)).toHaveLength(9);
    expect(await allGone(pidsOf(record))).toBe(true);
    expect(readInstance(checkout.homeDir)).toBeUndefined();
  });

  it('leaves nothing running when it is killed, and starts again in the same state folder', async () => {
    const { up, record } = await upAndReady(await freePort());
    up.child.kill('SIGKILL');
    await up.ended;
    const again = await upAndReady(await freePort());
    expect(await allGone(pidsOf(record))).toBe(true);
    expect(again.record.holder.pid).toBe(again.up.child.pid);
  });

  it('says that nothing runs', async () => {
    const [status, down] = [run(['status', '--json']), run(['down'])];
    expect([await status.ended, await down.ended]).toEqual([3, 0]);
    expect(JSON.parse(status.stdout)).toEqual({ running: false });
    expect(down.stderr).toContain(`nothing runs in ${checkout.homeDir}`);
  });

  it('stops with a clear message when the database URL is wrong', async () => {
    const port = await freePort();
    const url = `postgresql://me:secret@127.0.0.1:${port}/mine`;
    const up = run(['up'], { HARTOMAT_DATABASE_URL: url, HARTOMAT_HTTP_PORT: String(await freePort()) });
    expect(await up.ended).toBe(1);
    expect(up.stderr).toContain(`host 127.0.0.1, port ${port}, database mine`);
    expect(up.stderr).not.toMatch(/secret|\n +at /);
  });
});

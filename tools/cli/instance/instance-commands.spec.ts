import { createServer } from 'node:net';
import type { LocalServer } from '../../../deploy/local/local-server.js';
import { startNats } from '../../../deploy/local/nats/start-nats.js';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { isRunning } from '../../../deploy/local/process/process-identity.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord, ServerRecord } from '../../../deploy/local/state/instance-file.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { fakeCheckout, runProgram } from '../testing/fake-checkout.js';
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

async function upAndReady(
  port: number,
  env: Record<string, string> = {},
): Promise<{ up: RunningCommand; record: InstanceRecord }> {
  const up = run(['up'], { HARTOMAT_HTTP_PORT: String(port), ...env });
  const ready = await waitUntil(() => (up.stdout.includes('HartOMat is up') ? true : undefined), {
    withinMs: 30_000,
  });
  if (!ready) throw new Error(`up did not come up: ${up.stderr}`);
  return { up, record: readInstance(checkout.homeDir) as InstanceRecord };
}

const serverIn = (record: Pick<InstanceRecord, 'servers'> | undefined, name: string): ServerRecord | undefined =>
  record?.servers.find((server) => server.name === name);

/** The `status` of a server, with the exit code. */
async function statusOf(name: string): Promise<{ code: number | null; state: string | undefined; text: string }> {
  const [words, json] = [run(['status']), run(['status', '--json'])];
  const [code, codeOfJson] = [await words.ended, await json.ended];
  expect(codeOfJson).toBe(code);
  const text = words.stdout.split('\n').find((line) => line.startsWith(name)) ?? words.stdout;
  return { code, state: serverIn(JSON.parse(json.stdout) as InstanceRecord, name)?.state, text };
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

  it('names the command that signs in: in a log no link must stay', async () => {
    const said = (): true | undefined => (first.up.stdout.includes('Sign in: ./hartomat sign-in') ? true : undefined);
    expect(await waitUntil(said, { withinMs: 10_000 })).toBe(true);
    expect(first.up.stdout + first.up.stderr).not.toContain('#sign-in=');
  });

  it('is not started for a user whose name cannot be shown', async () => {
    const refused = run(['up', '--user', 'a\nb']);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr).toContain('--user is "a\\nb"; it must have no control characters');
  });

  it('restarts a killed server, and reports it', async () => {
    const killed = serverIn(readInstance(checkout.homeDir), 'postgres')?.pid as number;
    process.kill(killed, 'SIGKILL');
    const found = (wanted: (server: ServerRecord) => boolean) => (): true | undefined => {
      const server = serverIn(readInstance(checkout.homeDir), 'postgres');
      return server && wanted(server) ? true : undefined;
    };
    const down = await waitUntil(
      found(({ state }) => state !== 'running'),
      { withinMs: 10_000, everyMs: 5 },
    );
    const again = await waitUntil(
      found(({ state, pid }) => state === 'running' && pid !== killed),
      { withinMs: 60_000 },
    );
    expect([down, again]).toEqual([true, true]);
    expect(await statusOf('postgres')).toMatchObject({
      code: 0,
      state: 'running',
      text: expect.stringMatching(/ 1 +18/),
    });
    expect(first.up.stderr).toMatch(/postgres crashed \(1×\): signal SIGKILL[\s\S]*postgres is ready/);
    first.record = readInstance(checkout.homeDir) as InstanceRecord;
  });

  it('does not report a server that does not answer as running', async () => {
    const nats = serverIn(first.record, 'nats')?.pid as number;
    process.kill(nats, 'SIGSTOP');
    const stopped = await statusOf('nats');
    process.kill(nats, 'SIGCONT');
    expect(stopped).toMatchObject({ code: 1, state: 'starting', text: expect.stringContaining('nothing within') });
    expect(await statusOf('nats')).toMatchObject({ code: 0, state: 'running' });
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

  it('names the port that is taken and the process that has it', async () => {
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

  it('leaves no process running when it is killed, and starts again in the same state folder', async () => {
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

  it('reports whether an external server answers, and shows no credential of its URL', async () => {
    const theirs = temporaryHome();
    const port = await freePort();
    const startTheirs = (): Promise<LocalServer> => startNats({ homeDir: theirs.homeDir, url: '', port });
    let nats = await startTheirs();
    try {
      const { record } = await upAndReady(await freePort(), { HARTOMAT_NATS_URL: nats.url });
      expect(JSON.stringify(record)).not.toContain(new URL(nats.url).password);
      expect(await statusOf('nats')).toMatchObject({ code: 0, state: 'external' });
      await nats.stop();
      expect(await statusOf('nats')).toMatchObject({ code: 1, state: 'unreachable' });
      nats = await startTheirs();
      expect(await statusOf('nats')).toMatchObject({ code: 0, state: 'external' });
    } finally {
      await nats.stop();
      theirs.remove();
    }
  });

  const unusable = [
    ['below a folder that takes no folders', '/proc/hartomat'],
    ['below a file', '/etc/hostname/hartomat'],
    ['with a name that is too long', `/tmp/${'x'.repeat(300)}`],
  ] as const;
  it.each(unusable)(
    'and demo, status and doctor say in one line that a state folder %s cannot be used',
    async (_, home) => {
      const commands = [['up'], ['demo'], ['demo', '--keep'], ['status'], ['doctor']];
      const ended = commands.map((args) => runProgram(checkout.root, args, { HARTOMAT_HOME: home }));
      expect(await Promise.all(ended.map((command) => command.ended))).toEqual([1, 1, 1, 1, 1]);
      for (const { stdout, stderr } of ended) {
        expect(stdout + stderr).toContain(`The state folder ${home} cannot be used: `);
        expect(stderr).not.toMatch(/\n +at /);
      }
      for (const { stderr } of ended.slice(0, 4)) expect(stderr.trim().split('\n')).toHaveLength(1);
    },
  );

  it('stops with a clear message when the database URL is wrong', async () => {
    const port = await freePort();
    const url = `postgresql://me:secret@127.0.0.1:${port}/mine`;
    const up = run(['up'], { HARTOMAT_DATABASE_URL: url, HARTOMAT_HTTP_PORT: String(await freePort()) });
    expect(await up.ended).toBe(1);
    expect(up.stderr).toContain(`host 127.0.0.1, port ${port}, database mine`);
    expect(up.stderr).not.toMatch(/secret|\n +at /);
  });
});

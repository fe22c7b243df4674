import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderReply } from '#contracts';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { startInstance } from '../../deploy/local/start-instance.js';
import type { LocalInstance } from '../../deploy/local/start-instance.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { temporaryHome } from '../../deploy/local/testing/temporary-home.js';
import { descendantsOf } from '../instance/instance-processes.js';
import type { SeenProcess } from '../instance/instance-processes.js';
import { FLANGE, OrderClient } from '../instance/order-client.js';

const PLANTED = {
  AWS_SECRET_ACCESS_KEY: 'canary-of-somebody-else',
  HARTOMAT_ADMIN_TOKEN: 'canary-admin-token',
  HARTOMAT_INTERNAL_TOKEN: 'canary-internal-token',
  // The least that may be set has to be enough.
  HARTOMAT_DATABASE_POOL_SIZE: '1',
  HARTOMAT_DATABASE_URL: '',
  HARTOMAT_NATS_URL: '',
};
const MEANT: Record<string, string[]> = {
  orders: ['database', 'internal', 'nats'],
  'legacy-pipeline': ['database'],
  registry: ['database', 'nats'],
  orchestrator: ['database', 'nats'],
  comparison: ['database', 'nats'],
  'node-worker': ['nats'],
  gateway: ['admin', 'internal', 'nats'],
};

/** What is readable by others below a folder: `path mode`, as far as it is no link. */
function openBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const mode = (lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
      return (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`];
    });
}

describe('a running instance', () => {
  const home = temporaryHome();
  const seen = new Map<number, SeenProcess>();
  const before = { ...process.env };
  let instance: LocalInstance;
  let secrets: Record<string, string>;

  const untilSettled = async (client: OrderClient, order: OrderReply): Promise<void> => {
    const settled = client.settled(order.id).then((delivery) => client.untilRunEnded(delivery.graphRunId as string));
    let isOver = false;
    const over = settled.finally(() => (isOver = true));
    while (!isOver) {
      for (const each of descendantsOf(process.pid)) seen.set(each.pid, each);
      await sleep(10);
    }
    expect(await over).toMatchObject({ status: 'succeeded' });
  };

  beforeAll(async () => {
    Object.assign(process.env, PLANTED);
    // An older version left these for everybody to read.
    mkdirSync(join(home.homeDir, 'artifacts', 'cas'), { recursive: true });
    writeFileSync(join(home.homeDir, 'artifacts', 'cas', 'older'), '', { mode: 0o644 });
    instance = await startInstance({ homeDir: home.homeDir, root: repositoryRoot(), restart: true });
    await instance.services.ready(60_000);
    const { databaseUrl, natsUrl, adminToken, internalToken } = instance.settings;
    secrets = {
      admin: adminToken,
      database: new URL(databaseUrl).password,
      internal: internalToken,
      nats: new URL(natsUrl).password,
      other: PLANTED.AWS_SECRET_ACCESS_KEY,
    };
    const client = new OrderClient(instance);
    await client.untilWorkerLives();
    const notify = { channel: 'email', recipients: ['orders@hartomat.example'] };
    await client.addOutputType('small', { notify });
    await untilSettled(client, await client.dispatchOne('shadow', FLANGE, 'small'));
  });
  afterAll(async () => {
    await instance?.stop();
    process.env = before;
    home.remove();
  });

  const held = (text: string): string[] =>
    Object.keys(secrets).filter((name) => text.includes(secrets[name] as string));

  it('tells each service the secrets that its config names, and its servers and children none', () => {
    const names = new Map(instance.services.statuses().map(({ pid, name }) => [pid, name]));
    const services = Object.fromEntries(
      [...seen.values()].flatMap(({ pid, environment }) => {
        const name = names.get(pid);
        return name ? [[name, held(environment)] as const] : [];
      }),
    );
    expect(services).toEqual(MEANT);
    const others = [...seen.values()].filter(({ pid }) => !names.has(pid));
    expect(others.filter(({ environment }) => held(environment).length > 0).map(({ commandLine }) => commandLine)).toEqual([]); // prettier-ignore
    const kinds = ['chromium', '--type=renderer', 'convert-step', 'nats-server', 'postgres'];
    expect(kinds.filter((kind) => !others.some(({ commandLine }) => commandLine.includes(kind)))).toEqual([]);
  });

  it('shows no secret on any command line, in any log or in what it writes down about itself', () => {
    const commandLines = [...seen.values()].map(({ commandLine }) => commandLine);
    expect(commandLines.filter((line) => held(line).length > 0)).toEqual([]);
    const logs = join(home.homeDir, 'logs');
    const files = [...readdirSync(logs).map((name) => join(logs, name)), join(home.homeDir, 'instance.json')];
    expect(files.filter((file) => held(readFileSync(file, 'utf8')).length > 0)).toEqual([]);
  });

  it('leaves nothing in its state folder that another account may read', async () => {
    const mailDir = join(home.homeDir, 'mail');
    const mails = (): string[] => (existsSync(mailDir) ? readdirSync(mailDir) : []);
    const hasMail = (): true | undefined => mails().some((name) => name.endsWith('.eml')) || undefined;
    expect(await waitUntil(hasMail, { withinMs: 20_000 })).toBe(true);
    const files = readdirSync(home.homeDir, { recursive: true }).map(String);
    const kinds = [
      /artifacts\/cas\/..\/..\/./,
      /mail\/.*eml/,
      /logs\/orders.log/,
      /nats-password/,
      /chromium/,
      /scratch/,
    ];
    expect(kinds.filter((kind) => !files.some((file) => kind.test(file)))).toEqual([]);
    expect(openBelow(home.homeDir)).toEqual([]);
    // PostgreSQL refuses root: as another account it passes through to its own folder.
    const { mode } = lstatSync(home.homeDir);
    expect((mode & 0o777).toString(8)).toBe(process.getuid?.() === 0 ? '710' : '700');
  });
});

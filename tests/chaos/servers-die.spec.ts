import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Mode, OrderReply } from '#contracts';
import { freePort } from '../../deploy/local/process/free-port.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { readInstance } from '../../deploy/local/state/instance-file.js';
import type { InstanceRecord, ServerName, ServerRecord } from '../../deploy/local/state/instance-file.js';
import type { InstanceSettings } from '../../deploy/local/supervisor/service-environment.js';
import { runProgram } from '../../tools/cli/testing/fake-checkout.js';
import type { RunningCommand } from '../../tools/cli/testing/fake-checkout.js';
import { FLANGE, OrderClient } from '../instance/order-client.js';
import { quickCheckout } from './instance/quick-checkout.js';

const MODES: readonly Mode[] = ['legacy', 'graph', 'shadow'];
const DEATHS: readonly ServerName[] = ['postgres', 'nats', 'postgres', 'nats'];
const LINES_EACH = 5;
const WITHIN_MS = 120_000;
/** Of a hook or a test, which waits for several such things in turn. */
const IN_ALL_MS = 10 * 60_000;

/** Short leases, so that they expire within seconds. */
const IMPATIENT = {
  HARTOMAT_ADMIN_TOKEN: 'admin-token-of-this-test',
  HARTOMAT_LOG_LEVEL: 'warn',
  HARTOMAT_LEGACY_LEASE_MS: '2000',
  HARTOMAT_WORKER_LEASE_MS: '2000',
  HARTOMAT_WORKER_SLOTS: 'render=1,materials=1,notify=1',
};

describe('an instance whose servers are killed', () => {
  const checkout = quickCheckout();
  let up: RunningCommand;
  let client: OrderClient;
  const orders: string[] = [];

  const record = (): InstanceRecord => readInstance(checkout.homeDir) as InstanceRecord;
  const server = (name: ServerName): ServerRecord =>
    record().servers.find((each) => each.name === name) as ServerRecord;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(repositoryRoot(), 'tools/build.mjs'), 'services', 'chaos']);
    const port = await freePort();
    up = runProgram(checkout.root, ['up'], { ...IMPATIENT, HARTOMAT_HTTP_PORT: String(port) });
    const isUp = await waitUntil(() => (up.stdout.includes('HartOMat is up') ? true : undefined), {
      withinMs: WITHIN_MS,
    });
    if (!isUp) throw new Error(`up did not come up: ${up.stderr}`);
    const settings = { adminToken: IMPATIENT.HARTOMAT_ADMIN_TOKEN, ports: { gateway: port } };
    client = new OrderClient({ settings: settings as unknown as InstanceSettings });
    await client.untilWorkerLives();
    await client.addOutputType('small');
    expect((await client.upload('product', FLANGE)).ok).toBe(true);
  }, IN_ALL_MS);
  afterAll(async () => {
    up.child.kill('SIGTERM');
    await up.ended;
    checkout.remove();
  }, IN_ALL_MS);

  /** A client's retry of a request without an answer, with the same key. */
  const untilAnswered = async (path: string, body: object): Promise<OrderReply> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const ask = async (): Promise<OrderReply | undefined> => {
      const reply = await client.send(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
      return reply?.ok ? ((await reply.json()) as OrderReply) : undefined;
    };
    const answer = await waitUntil(ask, { withinMs: WITHIN_MS, everyMs: 100 });
    if (!answer) throw new Error(`POST ${path} got no answer for ${WITHIN_MS} ms`);
    return answer;
  };

  const dispatchSome = async (): Promise<void> => {
    for (let at = 0; at < LINES_EACH; at += 1) {
      const mode = MODES[orders.length % MODES.length];
      const { id } = await untilAnswered('/orders', { lines: [{ product: 'product', outputType: 'small' }] });
      orders.push(id);
      await untilAnswered(`/orders/${id}/dispatch`, { mode, cache: 'bypass' });
    }
  };

  const kill = async (name: ServerName): Promise<void> => {
    const { pid, crashes } = server(name);
    process.kill(pid as number, 'SIGKILL');
    const isBack = (): true | undefined => {
      const now = server(name);
      return now.state === 'running' && now.crashes > crashes ? true : undefined;
    };
    if (!(await waitUntil(isBack, { withinMs: WITHIN_MS }))) throw new Error(`${name} did not come back: ${up.stderr}`);
  };

  const query = async <T>(sql: string): Promise<T[]> => {
    const url = new URL(server('postgres').url);
    url.password = readFileSync(join(checkout.homeDir, 'postgres-password'), 'utf8').trim();
    const database = new pg.Client({ connectionString: url.href });
    await database.connect();
    return database.query(sql).then(({ rows }) => rows as T[]).finally(() => database.end()); // prettier-ignore
  };

  it(
    'delivers every line of every mode exactly once, without intervention',
    async () => {
      const open: number[] = [];
      for (const name of DEATHS) {
        await dispatchSome();
        const [row] = await query<{ n: number }>("select count(*)::int as n from orders.delivery where state = 'open'");
        open.push(row?.n ?? 0);
        await kill(name);
      }
      // A server that dies without running work proves nothing.
      expect(Math.min(...open)).toBeGreaterThan(0);
      for (const id of orders)
        expect(await client.settled(id, WITHIN_MS)).toMatchObject({ state: 'committed', failure: null });
      const deliveries = await query<{ mode: Mode; by: string; assets: number; notifications: number }>(
        `select d.mode, d.committed_path as by,
          (select count(*)::int from orders.media_asset a where a.delivery_id = d.id) as assets,
          (select count(*)::int from orders.notification n where n.delivery_id = d.id) as notifications
         from orders.delivery d`,
      );
      expect(deliveries).toHaveLength(DEATHS.length * LINES_EACH);
      expect(new Set(deliveries.map(({ assets, notifications }) => `${assets} ${notifications}`))).toEqual(
        new Set(['1 1']),
      );
      expect(deliveries.filter(({ mode, by }) => mode !== 'graph' && by !== 'legacy')).toEqual([]);
      expect(record().servers.map(({ name, state, crashes }) => [name, state, crashes])).toEqual([
        ['postgres', 'running', 2],
        ['nats', 'running', 2],
      ]);
    },
    IN_ALL_MS,
  );

  it(
    'becomes idle with every service unchanged: none was restarted',
    async () => {
      const unfinished = (): Promise<{ n: number }[]> =>
        query("select count(*)::int as n from orchestrator.run where status = 'running'");
      const rests = await waitUntil(async () => ((await unfinished())[0]?.n === 0 ? true : undefined), {
        withinMs: WITHIN_MS,
      });
      expect(rests).toBe(true);
      const status = runProgram(checkout.root, ['status'], {});
      expect([await status.ended, status.stdout]).toEqual([0, expect.stringContaining('running')]);
      expect(record().services.filter(({ crashes }) => crashes > 0)).toEqual([]);
    },
    IN_ALL_MS,
  );
});

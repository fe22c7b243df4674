import { readFileSync } from 'node:fs';
import { busAddress } from '#platform/bus-address';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { queryPostgres } from '../postgres/query-postgres.js';
import { isRunning } from '../process/process-identity.js';
import { waitUntil } from '../process/wait-until.js';
import { repositoryRoot } from '../repository-root.js';
import type { ServerRecord } from '../state/instance-file.js';
import { temporaryHome } from '../testing/temporary-home.js';
import { askServer } from './ask-server.js';
import { startServers } from './start-servers.js';
import type { RunningServers } from './start-servers.js';
import type { SupervisedServer } from './supervised-server.js';

const WITHIN = { withinMs: 60_000 };

async function killed(server: SupervisedServer): Promise<ServerRecord> {
  const before = server.describe();
  process.kill(before.pid as number, 'SIGKILL');
  const again = await waitUntil(() => {
    const now = server.describe();
    return now.state === 'running' && now.pid !== before.pid ? now : undefined;
  }, WITHIN);
  if (!again) throw new Error(`Not started again: ${JSON.stringify(server.describe())}`);
  return again;
}

describe('the servers of an instance', () => {
  let home: ReturnType<typeof temporaryHome>;
  let servers: RunningServers | undefined;
  const told: string[] = [];
  const start = async (restart = true): Promise<RunningServers> => {
    const onChange = ({ name, state }: ServerRecord): number => told.push(`${name} ${state}`);
    servers = await startServers({ homeDir: home.homeDir, root: repositoryRoot() }, { restart, onChange });
    return servers;
  };
  beforeEach(() => {
    home = temporaryHome();
    told.length = 0;
  });
  afterEach(async () => {
    await Promise.all([servers?.postgres.stop(), servers?.nats.stop()]);
    servers = undefined;
    home.remove();
  });

  it('restart on the same address with their data after every kill', async () => {
    const { postgres, nats } = await start();
    const { url } = postgres;
    await queryPostgres(url, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
    const bus = await connect(busAddress(nats.url));
    await (await jetstreamManager(bus)).streams.add({ name: 'S', subjects: ['s'] });
    await jetstream(bus).publish('s', 'kept');
    await bus.close();
    for (const crashes of [1, 2]) {
      const both = await Promise.all([killed(postgres), killed(nats)]);
      expect(both.map((each) => [each.crashes, each.why])).toEqual([[crashes, ''], [crashes, '']]); // prettier-ignore
    }
    expect(await queryPostgres(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    const again = await connect(busAddress(nats.url));
    const { state } = await (await jetstreamManager(again)).streams.info('S');
    await again.close();
    expect(state.messages).toBe(1);
    expect(told.filter((line) => line === 'nats running')).toHaveLength(2);
    expect(told[0]).toMatch(/crashed/);
  });

  it('report how they ended, and stay down where restarts are off', async () => {
    const { nats } = await start(false);
    process.kill(nats.describe().pid as number, 'SIGKILL');
    const down = await waitUntil(() => (nats.describe().state === 'crashed' ? nats.describe() : undefined), WITHIN);
    expect(down).toMatchObject({ crashes: 1, pid: undefined, why: expect.stringContaining('signal SIGKILL') });
    const why = expect.stringContaining('ECONNREFUSED') as string;
    expect(await askServer('nats', nats.describe().url)).toEqual({ ready: false, why });
  });

  it('end for good when they are stopped, also while one is about to be started again', async () => {
    const { postgres, nats } = await start();
    const pids = [postgres.describe().pid, nats.describe().pid] as number[];
    process.kill(pids[0] as number, 'SIGKILL');
    await Promise.all([postgres.stop(), nats.stop()]);
    expect([postgres.describe().state, nats.describe().state]).toEqual(['stopped', 'stopped']);
    expect(pids.map((pid) => isRunning({ pid }))).toEqual([false, false]);
    expect(await askServer('postgres', postgres.describe().url)).toMatchObject({ ready: false });
  });

  it('answer a probe without a login, and show no credential in record or command line', async () => {
    const { postgres, nats } = await start();
    for (const server of [postgres, nats]) {
      const record = server.describe();
      expect(await askServer(record.name, record.url)).toEqual({ ready: true, why: '' });
      const secret = new URL(server.url).password;
      expect(secret.length).toBeGreaterThan(20);
      const shown = JSON.stringify(record) + readFileSync(`/proc/${record.pid}/cmdline`, 'utf8');
      expect(shown + readFileSync(`/proc/${record.pid}/environ`, 'utf8')).not.toContain(secret);
    }
  });
});

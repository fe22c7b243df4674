import { join } from 'node:path';
import pg from 'pg';
import type { WorkflowVersionReply } from '#contracts';
import { BusConnection } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import type { LocalServer } from '../../../../deploy/local/local-server.js';
import { LocalSetupError } from '../../../../deploy/local/local-server.js';
import { startNats } from '../../../../deploy/local/nats/start-nats.js';
import { startPostgres } from '../../../../deploy/local/postgres/start-postgres.js';
import { freePorts } from '../../../../deploy/local/process/free-port.js';
import { startManagedProcess, tailOfLog } from '../../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../../deploy/local/repository-root.js';
import { askReadiness } from '../../../../deploy/local/supervisor/ask-readiness.js';
import { temporaryHome } from '../../../../deploy/local/testing/temporary-home.js';
import { processorMs } from './processor-time.js';
import { serveVersions } from './serve-versions.js';

const ORCHESTRATOR = 'dist/apps/orchestrator/main.js';
const WORKER = 'dist/tests/bench/engine/worker/main.js';
const READY_WITHIN_MS = 60_000;

/** An engine of real processes on servers of its own: NATS, PostgreSQL with fsync on, one orchestrator, one worker. */
export interface BenchInstance {
  link: BusLink;
  database: pg.Client;
  /** What the stand-in for the registry knows, by workflow key. */
  versions: Map<string, WorkflowVersionReply>;
  /** Processor time so far of each process, in milliseconds. */
  processorTimes(): Record<string, number>;
  close(): Promise<void>;
}

/** With `profileDir` orchestrator and worker write profiles of their processor time there when they end. */
export async function openBenchInstance(options: { profileDir?: string } = {}): Promise<BenchInstance> {
  const home = temporaryHome();
  const closing: (() => Promise<unknown>)[] = [async () => home.remove()];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const servers = await startServers(home.homeDir, closing);
    const database = new pg.Client({ connectionString: servers.postgres.url });
    await database.connect();
    closing.push(() => database.end());
    const bus = new BusConnection({ url: servers.nats.url, name: 'bench', logger: createLogger('bench', 'warn') });
    bus.start();
    closing.push(() => bus.stop());
    const link = await bus.ready({ withinMs: READY_WITHIN_MS });
    const versions = new Map<string, WorkflowVersionReply>();
    serveVersions(link.connection, versions);
    const services = await startServices({ homeDir: home.homeDir, ...servers, ...options }, closing);
    const processes = { ...services, nats: servers.nats, postgres: servers.postgres };
    const processorTimes = (): Record<string, number> =>
      Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, pid ? processorMs(pid) : 0]));
    return { link, database, versions, processorTimes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Servers {
  nats: LocalServer;
  postgres: LocalServer;
}

async function startServers(homeDir: string, closing: (() => Promise<unknown>)[]): Promise<Servers> {
  const nats = await startNats({ homeDir, url: '' });
  closing.push(() => nats.stop());
  const postgres = await startPostgres({ homeDir, url: '' });
  closing.push(() => postgres.stop());
  return { nats, postgres };
}

interface Setting extends Servers {
  homeDir: string;
  profileDir?: string;
}

async function startServices(
  setting: Setting,
  closing: (() => Promise<unknown>)[],
): Promise<{ orchestrator: ManagedProcess; worker: ManagedProcess }> {
  const [orchestratorPort = 0, workerPort = 0] = await freePorts(2);
  const profile = (name: string): string[] =>
    setting.profileDir
      ? ['--cpu-prof', `--cpu-prof-dir=${setting.profileDir}`, `--cpu-prof-name=${name}.cpuprofile`]
      : [];
  const orchestrator = launch('orchestrator', {
    setting,
    port: orchestratorPort,
    args: [...profile('orchestrator'), ORCHESTRATOR],
  });
  const worker = launch('node-worker', { setting, port: workerPort, args: [...profile('node-worker'), WORKER] });
  closing.push(() => Promise.all([orchestrator.stop(), worker.stop()]));
  await ready('orchestrator', orchestratorPort, setting.homeDir);
  await ready('node-worker', workerPort, setting.homeDir);
  return { orchestrator, worker };
}

interface Launch {
  setting: Setting;
  port: number;
  args: string[];
}

const logFileOf = (homeDir: string, name: string): string => join(homeDir, 'logs', `${name}.log`);

function launch(name: string, { setting, port, args }: Launch): ManagedProcess {
  const { homeDir, nats, postgres } = setting;
  return startManagedProcess({
    name,
    command: process.execPath,
    args,
    cwd: repositoryRoot(),
    logFile: logFileOf(homeDir, name),
    env: {
      PATH: process.env['PATH'],
      HARTOMAT_HOME: homeDir,
      HARTOMAT_ARTIFACTS_URL: `file://${homeDir}/artifacts`,
      HARTOMAT_NATS_URL: nats.url,
      HARTOMAT_DATABASE_URL: postgres.url,
      HARTOMAT_HEALTH_PORT: String(port),
      HARTOMAT_WORKER_SLOTS: '64',
    },
  });
}

async function ready(name: string, port: number, homeDir: string): Promise<void> {
  const answer = await waitUntil(async () => ((await askReadiness(port)).ready ? true : undefined), {
    withinMs: READY_WITHIN_MS,
  });
  if (answer) return;
  throw new LocalSetupError(
    `${name} is not ready after ${READY_WITHIN_MS} ms. Its log ends with:\n${tailOfLog(logFileOf(homeDir, name))}`,
  );
}

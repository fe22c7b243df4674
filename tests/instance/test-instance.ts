import { join } from 'node:path';
import pg from 'pg';
import { startNats } from '../../deploy/local/nats/start-nats.js';
import type { LocalServer } from '../../deploy/local/local-server.js';
import { freePorts } from '../../deploy/local/process/free-port.js';
import { startManagedProcess, tailOfLog } from '../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { askReadiness } from '../../deploy/local/supervisor/ask-readiness.js';
import { defaultArtifactsUrl, serviceEnvironment } from '../../deploy/local/supervisor/service-environment.js';
import type { InstanceSettings } from '../../deploy/local/supervisor/service-environment.js';
import { SERVICES } from '../../deploy/local/supervisor/service-table.js';
import type { ServiceName } from '../../deploy/local/supervisor/service-table.js';
import { temporaryHome } from '../../deploy/local/testing/temporary-home.js';
import { acquireTestServers } from '../../deploy/local/testing/test-servers.js';

export const LEGACY_SIDE: readonly ServiceName[] = ['orders', 'legacy-pipeline', 'gateway'];
export const GRAPH_SIDE: readonly ServiceName[] = ['registry', 'orchestrator', 'node-worker', 'comparison'];

const READY_WITHIN_MS = 60_000;

/** A whole HartOMat of real processes whose parts a test starts, stops and kills one by one. */
export interface TestInstance {
  settings: InstanceSettings;
  env: Record<string, string>;
  /** Starts services, each as the built program that users run, and waits until they are ready. */
  start(...names: ServiceName[]): Promise<void>;
  /** Starts them without waiting. */
  launch(...names: ServiceName[]): void;
  ready(...names: ServiceName[]): Promise<void>;
  stop(...names: ServiceName[]): Promise<void>;
  kill(name: ServiceName): Promise<void>;
  process(name: ServiceName): ManagedProcess;
  startNats(): Promise<void>;
  stopNats(): Promise<void>;
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  logOf(name: ServiceName): string;
  close(): Promise<void>;
}

/** `env` goes to every service on top of what an instance gives them; NATS starts with it unless `nats: false`. */
export async function openTestInstance(options: { env?: Record<string, string>; nats?: boolean } = {}): Promise<TestInstance> {
  const servers = await acquireTestServers();
  const home = temporaryHome();
  const ports = await freePorts(SERVICES.length + 1);
  const natsPort = ports.at(-1) as number;
  const settings: InstanceSettings = {
    homeDir: home.homeDir,
    databaseUrl: await servers.databaseUrl('instance'),
    natsUrl: `nats://127.0.0.1:${natsPort}`,
    artifactsUrl: defaultArtifactsUrl(home.homeDir),
    adminToken: 'admin-token-of-this-test',
    internalToken: 'internal-token-of-this-test',
    ports: Object.fromEntries(SERVICES.map(({ name }, index) => [name, ports[index]])) as Record<ServiceName, number>,
  };
  const env = options.env ?? {};
  const running = new Map<ServiceName, ManagedProcess>();
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  await database.connect();
  let nats: LocalServer | null = null;
  const logFile = (name: ServiceName): string => join(settings.homeDir, 'logs', `${name}.log`);

  const instance: TestInstance = {
    settings,
    env,
    async start(...names) {
      instance.launch(...names);
      await instance.ready(...names);
    },
    launch(...names) {
      for (const name of names) running.set(name, launchService(name, settings, env, logFile(name)));
    },
    async ready(...names) {
      for (const name of names) await waitReady(name, settings.ports[name], logFile(name));
    },
    async stop(...names) {
      await Promise.all(names.map((name) => running.get(name)?.stop()));
      for (const name of names) running.delete(name);
    },
    async kill(name) {
      const child = instance.process(name);
      process.kill(child.pid, 'SIGKILL');
      await child.exited;
      running.delete(name);
    },
    process(name) {
      const child = running.get(name);
      if (!child) throw new Error(`${name} does not run in this instance`);
      return child;
    },
    async startNats() {
      nats = await startNats({ homeDir: settings.homeDir, port: natsPort, url: '' });
    },
    async stopNats() {
      await nats?.stop();
      nats = null;
    },
    query: async (sql, values = []) => (await database.query(sql, values)).rows,
    logOf: (name) => tailOfLog(logFile(name), 60),
    async close() {
      await instance.stop(...running.keys());
      await instance.stopNats();
      await database.end();
      await servers.release();
      home.remove();
    },
  };
  if (options.nats !== false) await instance.startNats();
  return instance;
}

function launchService(
  name: ServiceName,
  settings: InstanceSettings,
  env: Record<string, string>,
  logFile: string,
): ManagedProcess {
  const entry = SERVICES.find((service) => service.name === name);
  return startManagedProcess({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', join(repositoryRoot(), entry?.main ?? '')],
    logFile,
    cwd: repositoryRoot(),
    env: { PATH: process.env['PATH'], ...serviceEnvironment(settings, name), ...env },
    graceMs: 8000,
  });
}

async function waitReady(name: ServiceName, port: number, logFile: string): Promise<void> {
  const ready = await waitUntil(async () => ((await askReadiness(port)).ready ? true : undefined), {
    withinMs: READY_WITHIN_MS,
  });
  if (!ready) throw new Error(`${name} is not ready after ${READY_WITHIN_MS} ms. Its log ends with:\n${tailOfLog(logFile)}`);
}

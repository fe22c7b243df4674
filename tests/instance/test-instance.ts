import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Client } from 'pg';
import { embeddedNatsUrl, startNats } from '../../deploy/local/nats/start-nats.js';
import type { LocalServer } from '../../deploy/local/local-server.js';
import { freePorts } from '../../deploy/local/process/free-port.js';
import { startManagedProcess, tailOfLog } from '../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { askReadiness } from '../../deploy/local/supervisor/ask-readiness.js';
import { defaultArtifactsUrl, serviceEnvironment } from '../../deploy/local/supervisor/service-environment.js';
import { variablesFor } from '../../deploy/local/supervisor/service-variables.js';
import type { InstanceSettings } from '../../deploy/local/supervisor/service-environment.js';
import { serviceProgram } from '../../deploy/local/supervisor/service-program.js';
import { SERVICES } from '../../deploy/local/supervisor/service-table.js';
import type { ServiceName } from '../../deploy/local/supervisor/service-table.js';
import { temporaryHome } from '../../deploy/local/testing/temporary-home.js';
import { acquireTestServers } from '../../deploy/local/testing/test-servers.js';

export const LEGACY_SIDE: readonly ServiceName[] = ['orders', 'legacy-pipeline', 'gateway'];
export const GRAPH_SIDE: readonly ServiceName[] = ['registry', 'orchestrator', 'node-worker', 'comparison'];

const READY_WITHIN_MS = 60_000;

/** Options of a test: `env` is added to the environment of every service; NATS runs unless `nats: false`. */
export interface TestInstanceOptions {
  env?: Record<string, string>;
  nats?: boolean;
}

/** A HartOMat instance of real processes that a test starts, stops and kills one by one. */
export class TestInstance {
  private readonly running = new Map<ServiceName, ManagedProcess>();
  private nats: LocalServer | null = null;
  /** The checkout whose built services are started. */
  root = repositoryRoot();

  constructor(
    readonly settings: InstanceSettings,
    readonly env: Record<string, string>,
    private readonly database: Client,
    private readonly release: () => Promise<void>,
  ) {}

  /** Starts services, each as the built program that users run, and waits until they are ready. */
  async start(...names: ServiceName[]): Promise<void> {
    this.launch(...names);
    await this.ready(...names);
  }

  /** Starts them without waiting. */
  launch(...names: ServiceName[]): void {
    for (const name of names) this.running.set(name, launchService(this, name, this.logFile(name)));
  }

  async ready(...names: ServiceName[]): Promise<void> {
    for (const name of names) await waitReady(name, this.settings.ports[name], this.logFile(name));
  }

  async stop(...names: ServiceName[]): Promise<void> {
    await Promise.all(names.map((name) => this.running.get(name)?.stop()));
    for (const name of names) this.running.delete(name);
  }

  /** SIGKILL: no departure message. */
  async kill(name: ServiceName): Promise<void> {
    const child = this.process(name);
    process.kill(child.pid, 'SIGKILL');
    await child.exited;
    this.running.delete(name);
  }

  process(name: ServiceName): ManagedProcess {
    const child = this.running.get(name);
    if (!child) throw new Error(`${name} does not run in this instance`);
    return child;
  }

  async startNats(): Promise<void> {
    const port = Number(new URL(this.settings.natsUrl).port);
    this.nats = await startNats({ homeDir: this.settings.homeDir, port, url: '' });
  }

  async stopNats(): Promise<void> {
    await this.nats?.stop();
    this.nats = null;
  }

  async query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.database.query(sql, values)).rows as T[];
  }

  /** How many pictures each path's process has rendered since it started, by its own log. */
  countOfRenders(): { legacy: number; graph: number } {
    const count = (name: ServiceName): number =>
      readFileSync(this.logFile(name), 'utf8').split('"msg":"picture rendered"').length - 1;
    return { legacy: count('legacy-pipeline'), graph: count('node-worker') };
  }

  logOf(name: ServiceName): string {
    return tailOfLog(this.logFile(name), 60);
  }

  async close(): Promise<void> {
    await this.stop(...this.running.keys());
    await this.stopNats();
    await this.database.end();
    await this.release();
  }

  private logFile(name: ServiceName): string {
    return join(this.settings.homeDir, 'logs', `${name}.log`);
  }
}

/** Opens an instance with a database and ports of its own; nothing but NATS runs yet. */
export async function openTestInstance(options: TestInstanceOptions = {}): Promise<TestInstance> {
  const servers = await acquireTestServers();
  const home = temporaryHome();
  shareChromium(home.homeDir);
  const settings = await chooseSettings(home.homeDir, await servers.databaseUrl('instance'));
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  await database.connect();
  const instance = new TestInstance(settings, options.env ?? {}, database, async () => {
    await servers.release();
    home.remove();
  });
  if (options.nats !== false) await instance.startNats();
  return instance;
}

/** All instances of tests use one Chromium, unpacked by the first of them: each of two services unpacks 210 MB elsewhere. */
function shareChromium(homeDir: string): void {
  const shared = join(repositoryRoot(), '.hartomat', 'chromium');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  symlinkSync(shared, join(homeDir, 'chromium'));
}

async function chooseSettings(homeDir: string, databaseUrl: string): Promise<InstanceSettings> {
  const ports = await freePorts(SERVICES.length + 1);
  return {
    homeDir,
    databaseUrl,
    natsUrl: embeddedNatsUrl(homeDir, ports.at(-1) as number),
    artifactsUrl: defaultArtifactsUrl(homeDir),
    adminToken: 'admin-token-of-this-test',
    internalToken: 'internal-token-of-this-test',
    ports: Object.fromEntries(SERVICES.map(({ name }, index) => [name, ports[index]])) as Record<ServiceName, number>,
  };
}

function launchService({ root, settings, env }: TestInstance, name: ServiceName, logFile: string): ManagedProcess {
  const entry = SERVICES.find((service) => service.name === name);
  const program = serviceProgram(root, entry?.main ?? '');
  const own = { ...serviceEnvironment(settings, name, { PATH: process.env['PATH'] }), ...variablesFor(name, env) };
  return startManagedProcess({
    ...program,
    name,
    logFile,
    env: { ...program.env, ...own },
    graceMs: entry?.graceMs ?? 8000,
  });
}

async function waitReady(name: ServiceName, port: number, logFile: string): Promise<void> {
  const ready = await waitUntil(async () => ((await askReadiness(port)).ready ? true : undefined), {
    withinMs: READY_WITHIN_MS,
  });
  if (!ready)
    throw new Error(`${name} is not ready after ${READY_WITHIN_MS} ms. Its log ends with:\n${tailOfLog(logFile)}`);
}

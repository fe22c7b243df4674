import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePorts } from '../../../deploy/local/process/free-port.js';
import { tailOfLog } from '../../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { defaultArtifactsUrl } from '../../../deploy/local/supervisor/service-environment.js';
import type { InstanceSettings } from '../../../deploy/local/supervisor/service-environment.js';
import { serviceProgram } from '../../../deploy/local/supervisor/service-program.js';
import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import type { ServiceName } from '../../../deploy/local/supervisor/service-table.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { CHAOS_SERVICES, backendsOf, roleOf } from '../plan/services.js';
import type { ChaosService } from '../plan/services.js';
import { ChaosServers } from './chaos-servers.js';
import { environmentOf, programOf } from './chaos-settings.js';
import type { ChaosOptions, Links } from './chaos-settings.js';
import { KeptProcess } from './kept-process.js';
import { TcpProxy } from './tcp-proxy.js';

/** A HartOMat instance of real processes on servers of its own, with a proxy on every link between them. */
export class ChaosInstance {
  private readonly kept = new Map<ChaosService, KeptProcess>();
  private readonly links = new Map<ChaosService, Links>();

  private constructor(
    readonly settings: InstanceSettings,
    readonly servers: ChaosServers,
    private readonly options: ChaosOptions,
    private readonly removeHome: () => void,
  ) {}

  /** Ready when this resolves. Builds programs that are out of date. */
  static async open(options: ChaosOptions): Promise<ChaosInstance> {
    execFileSync(process.execPath, [join(repositoryRoot(), 'tools/build.mjs'), 'services', 'chaos']);
    const home = temporaryHome();
    const servers = await ChaosServers.start(home.homeDir);
    const settings = await chooseSettings(home.homeDir, servers);
    const instance = new ChaosInstance(settings, servers, options, home.remove);
    try {
      await instance.startAll();
    } catch (error) {
      await instance.close();
      throw error;
    }
    return instance;
  }

  process(service: ChaosService): KeptProcess {
    return found(this.kept.get(service), service);
  }

  linksOf(service: ChaosService): Links {
    return found(this.links.get(service), service);
  }

  /** On a new connection, as the last one may have been broken. */
  async query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.settings.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async allReady(): Promise<void> {
    for (const process of this.kept.values()) await process.ready();
  }

  logOf(service: ChaosService): string {
    const file = join(this.settings.homeDir, 'logs', `${service}.log`);
    return existsSync(file) ? tailOfLog(file, 20) : '(no log)';
  }

  async close(): Promise<void> {
    await Promise.all([...this.kept.values()].map((process) => process.close()));
    await Promise.all([...this.links.values()].flatMap((links) => Object.values(links).map((link) => link.close())));
    await this.servers.close();
    this.removeHome();
  }

  private async startAll(): Promise<void> {
    const ports = await freePorts(CHAOS_SERVICES.length);
    for (const [at, service] of CHAOS_SERVICES.entries()) {
      const role = roleOf(service);
      const isOnly = service === role;
      await this.start(service, isOnly ? this.settings.ports[role] : (ports[at] ?? 0));
    }
    await this.allReady();
  }

  private async start(service: ChaosService, port: number): Promise<void> {
    const { settings, options } = this;
    const links: Links = {};
    for (const backend of backendsOf(service)) {
      const { url } = this.servers[backend];
      links[backend] = await TcpProxy.open(Number(new URL(url).port));
    }
    this.links.set(service, links);
    const program = serviceProgram(repositoryRoot(), programOf(roleOf(service), options));
    const spec = {
      ...program,
      name: service,
      logFile: join(settings.homeDir, 'logs', `${service}.log`),
      env: { ...program.env, ...environmentOf(service, settings, { links, port, options }) },
      graceMs: 10_000,
    };
    this.kept.set(service, new KeptProcess(spec, port));
  }
}

function found<T>(part: T | undefined, service: ChaosService): T {
  if (!part) throw new Error(`${service} is not part of this instance.`);
  return part;
}

async function chooseSettings(homeDir: string, { nats, postgres }: ChaosServers): Promise<InstanceSettings> {
  const ports = await freePorts(SERVICES.length);
  return {
    homeDir,
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    artifactsUrl: defaultArtifactsUrl(homeDir),
    adminToken: 'admin-token-of-this-test',
    internalToken: 'internal-token-of-this-test',
    ports: Object.fromEntries(SERVICES.map(({ name }, index) => [name, ports[index]])) as Record<ServiceName, number>,
  };
}

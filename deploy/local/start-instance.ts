import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from './local-server.js';
import type { LocalServer } from './local-server.js';
import { startNats } from './nats/start-nats.js';
import { startPostgres } from './postgres/start-postgres.js';
import { freePorts, isPortFree } from './process/free-port.js';
import { describePortHolder } from './process/port-holder.js';
import { identityOf } from './process/process-identity.js';
import { removeInstance, withoutPassword, writeInstance } from './state/instance-file.js';
import type { InstanceRecord } from './state/instance-file.js';
import { lockInstance } from './state/instance-lock.js';
import { secretFile } from './state/secret-file.js';
import { defaultArtifactsUrl, serviceEnvironment } from './supervisor/service-environment.js';
import type { InstanceSettings } from './supervisor/service-environment.js';
import { SERVICES } from './supervisor/service-table.js';
import type { ServiceName } from './supervisor/service-table.js';
import { startServices } from './supervisor/start-services.js';
import type { RunningServices } from './supervisor/start-services.js';
import type { ServiceStatus, SupervisedSpec } from './supervisor/supervised-service.js';

/** `httpPort` undefined takes a free one; a port that is taken is refused. `only` leaves the other services out. */
export interface StartInstanceOptions {
  homeDir: string;
  root: string;
  httpPort?: number;
  restart: boolean;
  only?: readonly ServiceName[];
  onChange?(status: ServiceStatus): void;
}

/** A whole HartOMat on this machine: both servers and all services, started but maybe not ready yet. */
export interface LocalInstance {
  settings: InstanceSettings;
  urls: { web: string; api: string };
  services: RunningServices;
  record(): InstanceRecord;
  /** Ends services, then servers, and lets go of the state folder. */
  stop(): Promise<void>;
}

/** Takes the state folder and starts everything in it; on an error nothing stays running. Throws LocalSetupError. */
export async function startInstance(options: StartInstanceOptions): Promise<LocalInstance> {
  const lock = await lockInstance(options.homeDir);
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
    removeInstance(options.homeDir);
    lock.release();
  };
  try {
    const ports = await choosePorts(options.httpPort);
    const [postgres, nats] = await startServers(options, started);
    const settings = chooseSettings(options.homeDir, { ports, postgres, nats });
    return runServices(options, { settings, servers: { postgres, nats }, started, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Running {
  settings: InstanceSettings;
  servers: { postgres: LocalServer; nats: LocalServer };
  started: { stop(): Promise<void> }[];
  stop(): Promise<void>;
}

function runServices(options: StartInstanceOptions, running: Running): LocalInstance {
  const { settings } = running;
  const startedAt = new Date().toISOString();
  const web = `http://127.0.0.1:${settings.ports.gateway}`;
  const urls = { web, api: `${web}/api` };
  const record = (): InstanceRecord => ({
    holder: identityOf(process.pid),
    startedAt,
    homeDir: settings.homeDir,
    urls,
    artifactsUrl: settings.artifactsUrl,
    servers: [describeServer('postgres', running.servers.postgres), describeServer('nats', running.servers.nats)],
    services: services.statuses(),
  });
  const onChange = (status: ServiceStatus): void => {
    options.onChange?.(status);
    if (status.state !== 'stopped') queueMicrotask(() => writeInstance(record()));
  };
  const wanted = SERVICES.filter(({ name }) => options.only?.includes(name) ?? true);
  const specs = wanted.map((entry) => toSpec(entry, options.root, settings));
  const services = startServices(specs, { restart: options.restart, onChange });
  running.started.push(services);
  return { settings, urls, services, record, stop: running.stop };
}

function toSpec(entry: (typeof SERVICES)[number], root: string, settings: InstanceSettings): SupervisedSpec {
  return {
    name: entry.name,
    command: process.execPath,
    args: ['--enable-source-maps', join(root, entry.main)],
    env: { ...process.env, ...serviceEnvironment(settings, entry.name) },
    cwd: root,
    port: settings.ports[entry.name],
    logFile: join(settings.homeDir, 'logs', `${entry.name}.log`),
    graceMs: entry.graceMs,
    wave: entry.wave,
  };
}

async function startServers(
  { homeDir, root }: StartInstanceOptions,
  started: { stop(): Promise<void> }[],
): Promise<[LocalServer, LocalServer]> {
  const both = await Promise.allSettled([startPostgres({ homeDir, root }), startNats({ homeDir })]);
  for (const each of both) if (each.status === 'fulfilled') started.push(each.value);
  const failed = both.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return both.map((each) => (each as PromiseFulfilledResult<LocalServer>).value) as [LocalServer, LocalServer];
}

async function choosePorts(httpPort: number | undefined): Promise<Record<ServiceName, number>> {
  const free = await freePorts(SERVICES.length);
  const ports = Object.fromEntries(SERVICES.map(({ name }, index) => [name, free[index]])) as Record<
    ServiceName,
    number
  >;
  if (httpPort === undefined) return ports;
  if (await isPortFree(httpPort)) return { ...ports, gateway: httpPort };
  throw new LocalSetupError(
    `Port ${httpPort} is taken ${describePortHolder(httpPort)}. Stop that process, or choose another port: HARTOMAT_HTTP_PORT=${httpPort + 1} ./hartomat up`,
  );
}

function chooseSettings(
  homeDir: string,
  { ports, postgres, nats }: { ports: Record<ServiceName, number>; postgres: LocalServer; nats: LocalServer },
): InstanceSettings {
  mkdirSync(join(homeDir, 'artifacts'), { recursive: true });
  return {
    homeDir,
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    artifactsUrl: process.env['HARTOMAT_ARTIFACTS_URL'] || defaultArtifactsUrl(homeDir),
    adminToken: process.env['HARTOMAT_ADMIN_TOKEN'] || secretFile(join(homeDir, 'admin-token')),
    internalToken: process.env['HARTOMAT_INTERNAL_TOKEN'] || secretFile(join(homeDir, 'internal-token')),
    ports,
  };
}

function describeServer(name: 'nats' | 'postgres', server: LocalServer): InstanceRecord['servers'][number] {
  const { pid, source, version } = server;
  return { name, ...(pid !== undefined && { pid }), url: withoutPassword(server.url), source, version };
}

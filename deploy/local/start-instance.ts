import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from './local-server.js';
import { freePorts, isPortFree } from './process/free-port.js';
import { describePortHolder } from './process/port-holder.js';
import { identityOf } from './process/process-identity.js';
import { removeInstance, writeInstance } from './state/instance-file.js';
import type { InstanceRecord, ServerRecord } from './state/instance-file.js';
import { lockInstance } from './state/instance-lock.js';
import { secretFile } from './state/secret-file.js';
import { defaultArtifactsUrl, serviceEnvironment } from './supervisor/service-environment.js';
import type { InstanceSettings } from './supervisor/service-environment.js';
import { serviceProgram } from './supervisor/service-program.js';
import { SERVICES } from './supervisor/service-table.js';
import type { ServiceName } from './supervisor/service-table.js';
import { startServers } from './supervisor/start-servers.js';
import type { RunningServers } from './supervisor/start-servers.js';
import { startServices } from './supervisor/start-services.js';
import type { RunningServices } from './supervisor/start-services.js';
import type { ServiceStatus, SupervisedSpec, SupervisionOptions } from './supervisor/supervised-service.js';

/**
 * `httpPort` undefined takes a free one; a port that is taken is refused. `only` leaves the other services out.
 * `user` is who works with it. `built` is the folder below `root` that holds the built services, `dist` by default.
 */
export interface StartInstanceOptions {
  homeDir: string;
  root: string;
  httpPort?: number;
  restart: boolean;
  only?: readonly ServiceName[];
  user?: string;
  built?: string;
  launch?: SupervisionOptions['launch'];
  onChange?(status: ServiceStatus | ServerRecord): void;
}

/** A HartOMat instance on this machine: both servers and all services, started but maybe not ready yet. */
export interface LocalInstance {
  settings: InstanceSettings;
  urls: { web: string; api: string };
  services: RunningServices;
  record(): InstanceRecord;
  /** Stops services, then servers, and releases the state folder. */
  stop(): Promise<void>;
}

/** Locks the state folder and starts the instance in it; on an error everything is stopped. Throws LocalSetupError. */
export async function startInstance(options: StartInstanceOptions): Promise<LocalInstance> {
  const lock = await lockInstance(options.homeDir);
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
    removeInstance(options.homeDir);
    lock.release();
  };
  try {
    return await startParts(options, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: StartInstanceOptions,
  started: { stop(): Promise<void> }[],
  stop: () => Promise<void>,
): Promise<LocalInstance> {
  const ports = await choosePorts(options.httpPort);
  let services: RunningServices | undefined = undefined;
  const record = (): InstanceRecord => describeInstance(settings, servers, services?.statuses() ?? []);
  const onChange = (status: ServiceStatus | ServerRecord): void => {
    options.onChange?.(status);
    if (status.state !== 'stopped') queueMicrotask(() => services && writeInstance(record()));
  };
  const { homeDir, root, restart, launch } = options;
  const servers = await startServers({ homeDir, root }, { restart, onChange });
  started.push(servers.postgres, servers.nats);
  const settings = { ...chooseSettings(homeDir, ports, servers), user: options.user };
  const wanted = SERVICES.filter(({ name }) => options.only?.includes(name) ?? true);
  services = startServices(wanted.map((entry) => toSpec(entry, options, settings)), { restart, launch, onChange }); // prettier-ignore
  started.push(services);
  return { settings, urls: urlsOf(settings), services, record, stop };
}

function describeInstance(
  settings: InstanceSettings,
  { postgres, nats }: RunningServers,
  services: ServiceStatus[],
): InstanceRecord {
  return {
    holder: identityOf(process.pid),
    startedAt: new Date(performance.timeOrigin).toISOString(),
    homeDir: settings.homeDir,
    urls: urlsOf(settings),
    artifactsUrl: settings.artifactsUrl,
    servers: [postgres.describe(), nats.describe()],
    services,
  };
}

function urlsOf({ ports }: InstanceSettings): InstanceRecord['urls'] {
  const web = `http://127.0.0.1:${ports.gateway}`;
  return { web, api: `${web}/api` };
}

function toSpec(
  entry: (typeof SERVICES)[number],
  { root, built = 'dist' }: StartInstanceOptions,
  settings: InstanceSettings,
): SupervisedSpec {
  const program = serviceProgram(root, entry.main.replace(/^dist/, built));
  return {
    ...program,
    name: entry.name,
    env: { ...program.env, ...serviceEnvironment(settings, entry.name, process.env) },
    port: settings.ports[entry.name],
    logFile: join(settings.homeDir, 'logs', `${entry.name}.log`),
    graceMs: entry.graceMs,
    wave: entry.wave,
  };
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
  ports: Record<ServiceName, number>,
  { postgres, nats }: RunningServers,
): InstanceSettings {
  mkdirSync(join(homeDir, 'artifacts'), { recursive: true, mode: 0o700 });
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

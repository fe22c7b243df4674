import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { ServiceName } from './service-table.js';
import { variablesFor } from './service-variables.js';

/** Settings shared by the services of one instance. `ports`: the port of each one's /readyz. */
export interface InstanceSettings {
  homeDir: string;
  databaseUrl: string;
  natsUrl: string;
  artifactsUrl: string;
  adminToken: string;
  internalToken: string;
  /** Who works with the instance; without it the gateway takes the name of the account. */
  user?: string;
  ports: Record<ServiceName, number>;
}

/**
 * The environment of a service of this instance: `given`, overridden by the instance's own settings, filtered by
 * `variablesFor`.
 */
export function serviceEnvironment(
  settings: InstanceSettings,
  name: ServiceName,
  given: NodeJS.ProcessEnv,
): Record<string, string> {
  return variablesFor(name, {
    HARTOMAT_PUBLIC_URL: `http://127.0.0.1:${settings.ports.gateway}`,
    HARTOMAT_WORKER_POOLS: 'render,materials,notify',
    ...withoutEmpty(given),
    HARTOMAT_HOME: settings.homeDir,
    HARTOMAT_DATABASE_URL: settings.databaseUrl,
    HARTOMAT_NATS_URL: settings.natsUrl,
    HARTOMAT_ARTIFACTS_URL: settings.artifactsUrl,
    HARTOMAT_HTTP_PORT: String(settings.ports.gateway),
    HARTOMAT_ORDERS_PORT: String(settings.ports.orders),
    HARTOMAT_ORDERS_URL: `http://127.0.0.1:${settings.ports.orders}`,
    HARTOMAT_HEALTH_PORT: String(settings.ports[name]),
    HARTOMAT_ADMIN_TOKEN: settings.adminToken,
    HARTOMAT_INTERNAL_TOKEN: settings.internalToken,
    ...(settings.user !== undefined && { HARTOMAT_USER: settings.user }),
  });
}

/** Empty variables count as unset. */
function withoutEmpty(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** The artifact store unless HARTOMAT_ARTIFACTS_URL is set. */
export function defaultArtifactsUrl(homeDir: string): string {
  return pathToFileURL(join(homeDir, 'artifacts')).href;
}

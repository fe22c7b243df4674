import type { InstanceSettings } from '../../../deploy/local/supervisor/service-environment.js';
import { serviceEnvironment } from '../../../deploy/local/supervisor/service-environment.js';
import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import type { ServiceName } from '../../../deploy/local/supervisor/service-table.js';
import { roleOf } from '../plan/services.js';
import type { Backend, ChaosService } from '../plan/services.js';
import type { TcpProxy } from './tcp-proxy.js';

/** Options of a seed: `quick` replaces the converter and the browser. */
export interface ChaosOptions {
  quick: boolean;
  mailPort: number;
}

const QUICK: Record<string, string> = {
  'node-worker': 'dist/tests/chaos/quick/worker/main.js',
  'legacy-pipeline': 'dist/tests/chaos/quick/legacy-pipeline/main.js',
};

/** The built program of a service. */
export function programOf(role: ServiceName, { quick }: Pick<ChaosOptions, 'quick'>): string {
  const main = SERVICES.find(({ name }) => name === role)?.main ?? '';
  return (quick && QUICK[role]) || main;
}

/** Short leases and deadlines, so that they expire within seconds. */
const impatient = ({ quick, mailPort }: ChaosOptions): Record<string, string> => ({
  HARTOMAT_LOG_LEVEL: 'warn',
  HARTOMAT_ORDERS_ACCEPT_MS: '3000',
  // Long enough that no fault makes a shadow run too late.
  HARTOMAT_ORDERS_RUN_DEADLINE_MS: quick ? '90000' : '120000',
  HARTOMAT_ORDERS_SWEEP_INTERVAL_MS: '200',
  HARTOMAT_LEGACY_LEASE_MS: '2000',
  HARTOMAT_LEGACY_DRAIN_MS: '1000',
  HARTOMAT_LEGACY_POLL_INTERVAL_MS: '50',
  HARTOMAT_LEGACY_RETRY_PAUSES_MS: '200,500,1000,2000',
  HARTOMAT_WORKER_LEASE_MS: '2000',
  HARTOMAT_WORKER_DRAIN_MS: '1000',
  HARTOMAT_WORKER_SLOTS: quick ? 'render=4,materials=4,notify=2' : 'render=1,materials=2,notify=1',
  HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS: '200',
  HARTOMAT_ORCHESTRATOR_LOST_TASK_AFTER_MS: '1000',
  HARTOMAT_ORCHESTRATOR_EXECUTION_GRACE_MS: '1000',
  HARTOMAT_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
  HARTOMAT_SMTP_FROM: 'chaos@hartomat.example',
});

export type Links = Partial<Record<Backend, TcpProxy>>;

/** A service's environment: both servers at its own ends of the links. */
export function environmentOf(
  service: ChaosService,
  settings: InstanceSettings,
  { links, port, options }: { links: Links; port: number; options: ChaosOptions },
): NodeJS.ProcessEnv {
  const role = roleOf(service);
  const own = {
    ...settings,
    ports: { ...settings.ports, [role]: port },
    natsUrl: through(settings.natsUrl, links.nats),
    databaseUrl: through(settings.databaseUrl, links.postgres),
  };
  const name = { HARTOMAT_WORKER_NAME: service };
  const { PATH } = process.env;
  return { ...serviceEnvironment(own, role, { PATH, ...impatient(options) }), ...name };
}

function through(address: string, link: TcpProxy | undefined): string {
  if (!link) return address;
  const url = new URL(address);
  url.port = String(link.port);
  return url.href;
}

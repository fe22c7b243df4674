import { serviceEnvironment } from './service-environment.js';
import type { InstanceSettings } from './service-environment.js';
import { SERVICES } from './service-table.js';
import type { ServiceName } from './service-table.js';

const ports = Object.fromEntries(SERVICES.map(({ name }, at) => [name, 4000 + at])) as Record<ServiceName, number>;
const settings: InstanceSettings = {
  homeDir: '/home/state',
  databaseUrl: 'postgresql://hartomat:canary-database@127.0.0.1:1/hartomat',
  natsUrl: 'nats://hartomat:canary-nats@127.0.0.1:2',
  artifactsUrl: 'file:///home/state/artifacts',
  adminToken: 'canary-admin',
  internalToken: 'canary-internal',
  ports,
};
const given = {
  PATH: '/bin',
  LC_ALL: 'C.UTF-8',
  OTEL_EXPORTER_OTLP_HEADERS: 'canary-telemetry',
  PGSSLKEY: 'canary-pg',
  HARTOMAT_SMTP_URL: 'smtp://u:canary-smtp@mail',
  HARTOMAT_LOG_LEVEL: 'debug',
  HARTOMAT_WORKER_POOLS: '',
  HARTOMAT_PUBLIC_URL: 'https://here.example',
  HARTOMAT_DATABASE_URL: 'postgresql://other:canary-other@else/where',
  HARTOMAT_TEST_SECRET: 'canary-unnamed',
  AWS_SECRET_ACCESS_KEY: 'canary-cloud',
  HTTPS_PROXY: 'http://u:canary-proxy@proxy',
};

const secretsOf = (name: ServiceName): string[] =>
  [...new Set(JSON.stringify(serviceEnvironment(settings, name, given)).match(/canary-\w+/g))].sort();

describe('serviceEnvironment', () => {
  it.each<[ServiceName, string[]]>([
    ['orders', ['database', 'internal', 'nats', 'pg', 'smtp']],
    ['legacy-pipeline', ['database', 'pg']],
    ['registry', ['database', 'nats', 'pg']],
    ['orchestrator', ['database', 'nats', 'pg']],
    ['comparison', ['database', 'nats', 'pg']],
    ['node-worker', ['nats']],
    ['gateway', ['admin', 'internal', 'nats']],
  ])('passes %s no secrets but %j and that of its collector', (name, secrets) => {
    expect(secretsOf(name)).toEqual([...secrets, 'telemetry'].map((secret) => `canary-${secret}`).sort());
  });

  it('passes on system variables that each process needs, and given settings', () => {
    expect(serviceEnvironment(settings, 'node-worker', given)).toMatchObject({
      PATH: '/bin',
      LC_ALL: 'C.UTF-8',
      HARTOMAT_LOG_LEVEL: 'debug',
      HARTOMAT_WORKER_POOLS: 'render,materials,notify',
      HARTOMAT_HEALTH_PORT: String(ports['node-worker']),
    });
  });

  it('tells the gateway alone who works with the instance: the one named at the start, else the one of the environment', () => {
    const userOf = (name: ServiceName, user?: string): string | undefined =>
      serviceEnvironment({ ...settings, user }, name, { ...given, HARTOMAT_USER: 'eve' })['HARTOMAT_USER'];
    expect([userOf('gateway', 'ada'), userOf('gateway'), userOf('orders', 'ada')]).toEqual(['ada', 'eve', undefined]);
  });

  it("overrides the addresses of the instance's own servers and ports", () => {
    expect(serviceEnvironment(settings, 'orders', given)).toMatchObject({
      HARTOMAT_DATABASE_URL: settings.databaseUrl,
      HARTOMAT_ORDERS_PORT: String(ports.orders),
      HARTOMAT_PUBLIC_URL: 'https://here.example',
    });
  });
});

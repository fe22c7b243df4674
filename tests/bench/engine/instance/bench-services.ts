import { join } from 'node:path';
import type { LocalServer } from '../../../../deploy/local/local-server.js';
import { LocalSetupError } from '../../../../deploy/local/local-server.js';
import { freePort } from '../../../../deploy/local/process/free-port.js';
import { startManagedProcess, tailOfLog } from '../../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../../deploy/local/repository-root.js';
import { askReadiness } from '../../../../deploy/local/supervisor/ask-readiness.js';

const PROGRAMS = {
  orchestrator: 'dist/apps/orchestrator/main.js',
  'node-worker': 'dist/tests/bench/engine/worker/main.js',
};
const READY_WITHIN_MS = 60_000;
const METRICS_EVERY_MS = 2000;

/** What all services of a bench share. */
export interface BenchSetting {
  homeDir: string;
  nats: LocalServer;
  postgres: LocalServer;
  /** Where orchestrators tell their metrics; their spans are made and dropped. */
  metricsUrl: string;
  profileDir?: string | undefined;
}

/** Starts one more process of a service; it is ready when this resolves. `name` is that of its log and profile. */
export async function startBenchService(
  service: keyof typeof PROGRAMS,
  name: string,
  setting: BenchSetting,
): Promise<ManagedProcess> {
  const port = await freePort();
  const logFile = join(setting.homeDir, 'logs', `${name}.log`);
  const started = startManagedProcess({
    name,
    command: process.execPath,
    args: [...profileFlags(name, setting), PROGRAMS[service]],
    cwd: repositoryRoot(),
    logFile,
    env: { ...environment(setting, port), ...(service === 'orchestrator' && metricsTo(setting.metricsUrl)) },
  });
  const isReady = async (): Promise<true | undefined> => ((await askReadiness(port)).ready ? true : undefined);
  if (await waitUntil(isReady, { withinMs: READY_WITHIN_MS })) return started;
  await started.stop();
  throw new LocalSetupError(
    `${name} is not ready after ${READY_WITHIN_MS} ms. Its log ends with:\n${tailOfLog(logFile)}`,
  );
}

const profileFlags = (name: string, { profileDir }: BenchSetting): string[] =>
  profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`, `--cpu-prof-name=${name}.cpuprofile`] : [];

function environment({ homeDir, nats, postgres }: BenchSetting, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HARTOMAT_HOME: homeDir,
    HARTOMAT_ARTIFACTS_URL: `file://${homeDir}/artifacts`,
    HARTOMAT_NATS_URL: nats.url,
    HARTOMAT_DATABASE_URL: postgres.url,
    HARTOMAT_HEALTH_PORT: String(port),
    HARTOMAT_WORKER_SLOTS: '64',
  };
}

const metricsTo = (url: string): NodeJS.ProcessEnv => ({
  OTEL_METRICS_EXPORTER: 'otlp',
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${url}/v1/metrics`,
  OTEL_METRIC_EXPORT_INTERVAL: String(METRICS_EVERY_MS),
  OTEL_METRIC_EXPORT_TIMEOUT: String(METRICS_EVERY_MS),
});

import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import { waitUntil } from '../process/wait-until.js';
import { SupervisedService } from './supervised-service.js';
import type { ServiceStatus, SupervisedSpec, SupervisionOptions } from './supervised-service.js';

const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** The services of an instance, all started. */
export interface RunningServices {
  statuses(): ServiceStatus[];
  /**
   * Resolves when each has been ready; after `withinMs` it rejects with what the others wait for or how they crashed.
   */
  ready(withinMs: number): Promise<void>;
  /** Stops one in order, starts it again and resolves when it is ready; rejects as `ready` does. */
  replace(name: string, withinMs: number): Promise<void>;
  /** Stops them in waves, the highest first, each with SIGTERM and after its grace time SIGKILL. */
  stop(): Promise<void>;
}

/**
 * Starts all processes at once, each with its own log file, and restarts crashed ones until stop(). None outlives this
 * process. Throws LocalSetupError where a program is not built.
 */
export function startServices(specs: readonly SupervisedSpec[], options: SupervisionOptions): RunningServices {
  for (const spec of specs) prepare(spec);
  const services = specs.map((spec) => new SupervisedService(spec, options));
  const statuses = (): ServiceStatus[] => services.map((service) => service.describe());
  const stop = async (): Promise<void> => {
    const waves = [...new Set(services.map((service) => service.wave))].sort((a, b) => b - a);
    for (const wave of waves) {
      await Promise.all(services.filter((service) => service.wave === wave).map((service) => service.stop()));
    }
  };
  const replace = async (name: string, withinMs: number): Promise<void> => {
    const service = services.find((each) => each.describe().name === name);
    if (!service) throw new LocalSetupError(`Service ${name} is no part of this instance.`);
    await service.replace();
    await waitReady(() => [service.describe()], withinMs);
  };
  return { statuses, ready: (withinMs) => waitReady(statuses, withinMs), replace, stop };
}

async function waitReady(statuses: () => ServiceStatus[], withinMs: number): Promise<void> {
  const notReady = (): ServiceStatus[] => statuses().filter(({ state }) => state !== 'ready');
  const hopeless = (): boolean => notReady().some(({ crashes, state }) => crashes >= 3 || state === 'stopped');
  await waitUntil(() => (notReady().length === 0 || hopeless() ? true : undefined), { withinMs, everyMs: 50 });
  const left = notReady();
  if (left.length === 0) return;
  const lines = left.map(
    ({ name, state, why, logFile }) => `  ${name} ${state}: ${why || 'not ready'}\n    log: ${logFile}`,
  );
  throw new LocalSetupError(`Not every service became ready:\n${lines.join('\n')}`);
}

function prepare({ name, args, logFile }: SupervisedSpec): void {
  const program = args.find((argument) => argument.endsWith('.js'));
  if (program && !existsSync(program)) {
    throw new LocalSetupError(
      `Service ${name} is not built: ${program} is missing. Build it: node tools/build.mjs services`,
    );
  }
  mkdirSync(dirname(logFile), { recursive: true });
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}

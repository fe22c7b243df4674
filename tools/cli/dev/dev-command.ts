import type { Command } from 'commander';
import { makeStateFolder } from '../../../deploy/local/state/state-folder.js';
import { startInstance } from '../../../deploy/local/start-instance.js';
import type { LocalInstance } from '../../../deploy/local/start-instance.js';
import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import { interruptionSignal, unlessInterrupted, untilInterrupted } from '../instance/interruption.js';
import { reportServices } from '../instance/report-services.js';
import { announceWhenReady, readPort } from '../instance/up-command.js';
import { findPlace } from '../place.js';
import { buildWebIfPossible } from '../run-node.js';
import { say } from '../say.js';
import { ReloadTimes } from './reload-times.js';
import { buildContinuously } from './service-builder.js';
import type { ServiceBuild } from './service-builder.js';
import { WarmProcesses } from './warm-processes.js';

const READY_WITHIN_MS = 60_000;

/** Adds `dev`: `up` with a rebuild and restart of services whose sources change. */
export function addDevCommand(program: Command): void {
  program
    .command('dev')
    .description('as up, and each service whose code you save is built and started again; Ctrl-C stops everything')
    .action(dev);
}

async function dev(): Promise<void> {
  const { root, homeDir } = findPlace();
  const httpPort = readPort();
  makeStateFolder(homeDir);
  await buildWebIfPossible(root);
  const interruption = interruptionSignal();
  const warm = new WarmProcesses(root);
  let reload: ((build: ServiceBuild) => void) | undefined;
  const builder = buildContinuously(root, (build) => {
    if (build.errors) say(`${build.name} is not built; the running process continues:\n${build.errors}`);
    else reload?.(build);
  });
  try {
    say('building the services');
    await unlessInterrupted(builder.built(SERVICES.map(({ name }) => name)), interruption);
    const { launch } = warm;
    const onChange = reportServices();
    const instance = await startInstance({ homeDir, root, httpPort, restart: true, built: 'dist/dev', launch, onChange }); // prettier-ignore
    try {
      reload = reloadInTurn(instance, warm);
      await announceWhenReady(instance, interruption);
      await untilInterrupted(interruption);
      say('stopping');
    } finally {
      reload = undefined;
      await Promise.all([warm.stop(), instance.stop()]);
    }
  } finally {
    builder.stop();
  }
}

/** Restarts services one build at a time; reports the time since the file was saved. */
function reloadInTurn({ services }: LocalInstance, warm: WarmProcesses): (build: ServiceBuild) => void {
  const times = new ReloadTimes();
  const turns = new Map<string, Promise<void>>();
  const reload = async ({ name, savedAt }: ServiceBuild): Promise<void> => {
    try {
      await services.replace(name, READY_WITHIN_MS);
      say(times.describe(name, Date.now() - savedAt));
      warm.prepare(name);
    } catch (error) {
      say((error as Error).message);
    }
  };
  return (build) => {
    const before = turns.get(build.name) ?? Promise.resolve();
    turns.set(build.name, before.then(() => reload(build))); // prettier-ignore
  };
}

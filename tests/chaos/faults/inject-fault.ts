import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { ChaosInstance } from '../instance/chaos-instance.js';
import type { TcpProxy } from '../instance/tcp-proxy.js';
import type { OrderLoad } from '../load/order-load.js';
import type { Fault, FaultKind } from '../plan/fault.js';
import { CHAOS_SERVICES } from '../plan/services.js';
import type { ChaosService } from '../plan/services.js';
import { deleteStreams } from './delete-streams.js';
import { exhaustConnections } from './exhaust-connections.js';
import type { Locks } from './locks.js';
import type { Republisher } from './republisher.js';

/** All that faults are done to. */
export interface Scene {
  instance: ChaosInstance;
  load: OrderLoad;
  republisher: Republisher;
  locks: Locks;
}

type Injection = (scene: Scene, fault: Fault) => Promise<unknown>;

const ORCHESTRATORS = ['orchestrator-1', 'orchestrator-2'] as const;
const HELD_WITHIN_MS = 8000;
const GRAPH_ANSWERS_WITHIN_MS = 8000;
/** Longer than a worker's lease and the pause until somebody else looks. */
const LEASE_OVER_MS = 2600;

/** Does one fault; resolves once it is healed. */
export function injectFault(scene: Scene, fault: Fault): Promise<unknown> {
  return INJECTIONS[fault.kind](scene, fault);
}

const INJECTIONS: Record<FaultKind, Injection> = {
  kill: async ({ instance, locks }, { service }) => {
    const process = instance.process(service as ChaosService);
    await locks.hold([service as string], async () => {
      await untilItHoldsATask(instance, service as ChaosService);
      process.kill();
    });
    await process.ready();
  },
  pause: ({ instance, locks }, { service, lastsMs }) =>
    locks.hold([service as string], async () => {
      const process = instance.process(service as ChaosService);
      await untilItHoldsATask(instance, service as ChaosService);
      process.pause();
      await sleep(lastsMs);
      process.resume();
    }),
  'rolling-sigterm': async ({ instance, locks }) => {
    for (const service of CHAOS_SERVICES) {
      await locks.hold([service], () => instance.process(service).rollOver());
      // The first of two must serve again before the second goes.
      if (service.endsWith('-1')) await instance.process(service).ready();
    }
  },
  'stale-results': ({ instance, locks }, { lastsMs }) =>
    locks.hold([...ORCHESTRATORS, 'node-worker-1'], async () => {
      const worker = instance.process('node-worker-1');
      await untilItHoldsATask(instance, 'node-worker-1');
      worker.pause();
      await Promise.all(ORCHESTRATORS.map((service) => instance.process(service).hold()));
      await sleep(LEASE_OVER_MS);
      worker.resume();
      await sleep(lastsMs);
      for (const service of ORCHESTRATORS) instance.process(service).resume();
    }),
  'nats-kill': ({ instance: { servers }, locks }, { lastsMs }) =>
    locks.hold(['nats'], async () => {
      await servers.killNats();
      await sleep(lastsMs);
      await servers.startNats();
    }),
  'nats-wipe': ({ instance: { servers }, locks }, { lastsMs }) =>
    locks.hold(['nats'], async () => {
      await servers.killNats();
      await sleep(lastsMs);
      await servers.startNats({ wiped: true });
    }),
  'streams-deleted': ({ instance: { settings }, locks }) => locks.hold(['nats'], () => deleteStreams(settings.natsUrl)),
  'postgres-restart': ({ instance: { servers }, locks }, { lastsMs }) =>
    locks.hold(['postgres'], async () => {
      await servers.quitPostgres();
      await sleep(lastsMs);
      await servers.startPostgres();
    }),
  'link-dark': (scene, fault) => onLink(scene, fault, (link) => link.blackHole()),
  'link-slow': (scene, fault) => onLink(scene, fault, (link) => link.slow(200)),
  'link-reset': (scene, fault) => onLink(scene, fault, (link) => link.reset()),
  'repeated-results': ({ republisher }, { lastsMs }) => republisher.repeatFor(lastsMs),
  'disk-full': async ({ instance: { settings } }, { lastsMs }) => {
    const sign = join(settings.homeDir, 'disk-full');
    await writeFile(sign, '');
    await sleep(lastsMs);
    await rm(sign, { force: true });
  },
  'connections-exhausted': ({ instance: { settings } }, { lastsMs }) =>
    exhaustConnections(settings.databaseUrl, lastsMs),
  burst: ({ load }) => load.burst(GRAPH_ANSWERS_WITHIN_MS),
};

function onLink({ instance, locks }: Scene, fault: Fault, harm: (link: TcpProxy) => void): Promise<void> {
  const { service, backend, lastsMs } = fault;
  return locks.hold([`${service} ${backend}`], async () => {
    const link = instance.linksOf(service as ChaosService)[backend as 'nats'];
    if (!link) throw new Error(`${service} has no link to ${backend}.`);
    harm(link);
    await sleep(lastsMs);
    link.heal();
  });
}

/** Resolves once a worker has begun a task, at the latest after `withinMs`; at once for any other service. */
export async function untilItHoldsATask(
  instance: ChaosInstance,
  service: ChaosService,
  withinMs = HELD_WITHIN_MS,
): Promise<void> {
  if (!service.startsWith('node-worker')) return;
  const holds = async (): Promise<true | undefined> => {
    const held = await instance
      .query(
        `select 1 from orchestrator.attempt a join orchestrator.node_run n on n.id = a.node_run_id
          where a.outcome = 'open' and a.worker = $1 and n.status = 'running' and n.attempt = a.attempt limit 1`,
        [service],
      )
      .catch(() => []);
    return held.length > 0 ? true : undefined;
  };
  await waitUntil(holds, { withinMs, everyMs: 10 });
}

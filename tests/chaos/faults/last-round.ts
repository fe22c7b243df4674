import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { OrderClient } from '../../instance/order-client.js';
import type { Fault } from '../plan/fault.js';
import type { Happened } from './conduct-plan.js';
import { injectFault, untilItHoldsATask } from './inject-fault.js';
import type { Scene } from './inject-fault.js';

const WORKERS = ['node-worker-1', 'node-worker-2'] as const;
const BURST: Fault = { kind: 'burst', atMs: 0, lastsMs: 0 };
const PAUSE: Fault = { kind: 'pause', service: WORKERS[0], atMs: 0, lastsMs: 0 };
const TRIES = 5;
/** From a burst of orders to a task at a worker, on a machine that is busy with all of them. */
const TASK_WITHIN_MS = 30_000;
const CANCELLED_WITHIN_MS = 10_000;
const CANCELLED = `select 1 from orchestrator.run where id = $1 and status = 'cancelled'`;
const HELD = `
  select r.id from orchestrator.run r
    join orchestrator.node_run n on n.run_id = r.id and n.status = 'running'
    join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt and a.outcome = 'open'
   where r.status = 'running' limit 1`;

/**
 * With everything back: a burst, both workers paused at a task, and its run cancelled before they go on. So every seed has
 * a cancelled run and an attempt that was given up, on a quick machine and on a slow one.
 */
export async function lastRound(scene: Scene, client: OrderClient): Promise<Happened[]> {
  const happened = async (fault: Fault, inject: () => Promise<unknown>): Promise<Happened> => {
    const beganAt = Date.now();
    const problem = await inject().then(
      () => null,
      (error: Error) => `the last round's ${fault.kind}: ${error.message}`,
    );
    return { fault, beganAt, healedAt: Date.now(), problem };
  };
  return Promise.all([
    happened(BURST, () => injectFault(scene, BURST)),
    happened(PAUSE, () => scene.locks.hold(WORKERS, () => cancelHeldRun(scene.instance, client))),
  ]);
}

/** A task may end in the moment in which its worker is paused: then another one is taken. */
async function cancelHeldRun(instance: Scene['instance'], client: OrderClient): Promise<void> {
  const workers = WORKERS.map((name) => instance.process(name));
  for (let left = TRIES; left > 0; left -= 1) {
    await untilItHoldsATask(instance, WORKERS[0], TASK_WITHIN_MS);
    for (const worker of workers) worker.pause();
    try {
      if (await cancelOne(instance, client)) return;
    } finally {
      for (const worker of workers) worker.resume();
    }
  }
  throw new Error(`no run could be cancelled in ${TRIES} tries`);
}

/** True once a run whose worker is paused is cancelled; false where its task had ended just before. */
async function cancelOne(instance: Scene['instance'], client: OrderClient): Promise<boolean> {
  const [run] = await instance.query<{ id: string }>(HELD);
  if (!run) return false;
  const reply = await client.send(`/runs/${run.id}/cancel`, { method: 'POST' });
  if (!reply.ok) return false;
  const cancelled = async (): Promise<true | undefined> =>
    (await instance.query(CANCELLED, [run.id])).length > 0 ? true : undefined;
  return (await waitUntil(cancelled, { withinMs: CANCELLED_WITHIN_MS, everyMs: 100 })) ?? false;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { injectFault } from './inject-fault.js';
import type { Scene } from './inject-fault.js';
import type { Fault } from '../plan/fault.js';

/** A fault as it came about; times in milliseconds since the epoch. */
export interface Happened {
  fault: Fault;
  beganAt: number;
  healedAt: number;
  /** Why it could not be healed; null where it was. */
  problem: string | null;
}

/** Does all faults of a plan at their times, also several at once; resolves once the last one is healed. */
export async function conductPlan(plan: readonly Fault[], scene: Scene): Promise<Happened[]> {
  const start = Date.now();
  return Promise.all(
    plan.map(async (fault): Promise<Happened> => {
      await sleep(start + fault.atMs - Date.now());
      const beganAt = Date.now();
      const problem = await injectFault(scene, fault).then(
        () => null,
        (error: Error) => `${fault.kind} was not healed: ${error.message}`,
      );
      return { fault, beganAt, healedAt: Date.now(), problem };
    }),
  );
}

import { chains, renderDag } from '../graphs/bench-graphs.js';
import { repeated } from './part.js';
import type { Bench, Measured } from './part.js';

export const IDLE_RUN = 'one idle run of 8 nodes';

/** How long a run takes where nothing else is under way. */
export async function idleRuns({ load, size }: Bench): Promise<Measured[]> {
  const values = await repeated(size.idleRuns, () => load.one(renderDag()));
  return [{ metric: IDLE_RUN, unit: 'ms', values }];
}

export async function chainOf40({ load, size }: Bench): Promise<Measured[]> {
  const values = await repeated(size.repeats, async () => (await load.one(chains(1, 40))) / 1000);
  return [{ metric: 'one chain of 40 nodes, idle', unit: 's', values }];
}

import { renderDag } from '../graphs/bench-graphs.js';
import type { BenchInstance } from '../instance/bench-instance.js';
import { bursts } from '../parts/bursts.js';
import { fanOuts } from '../parts/fan-outs.js';
import { chainOf40, idleRuns } from '../parts/idle-runs.js';
import { largeGraph } from '../parts/large-graph.js';
import type { BenchSize, Measured, Part, Skipped } from '../parts/part.js';
import { twoOrchestrators } from '../parts/two-orchestrators.js';
import { peers } from '../peers/peers.js';
import { RunLoad } from './run-load.js';

/** Called after each measurement with what it gave and all runs that were requested so far. */
export type AfterEach = (part: readonly Measured[], runIds: readonly string[]) => Promise<void>;

const WARM_UP_RUNS = 50;

/** In the order in which they are measured. */
const PARTS: Record<string, Part> = {
  idle: idleRuns,
  chain: chainOf40,
  burst: bursts,
  peers,
  'two-orchestrators': twoOrchestrators,
  'fan-out': fanOuts,
  'large-graph': largeGraph,
};

/** Measures the engine, one thing after the other, on an instance that does nothing else. */
export async function measureEngine(
  instance: BenchInstance,
  size: BenchSize,
  after: AfterEach,
): Promise<{ measured: Measured[]; skipped: Skipped[] }> {
  const load = new RunLoad(instance);
  const [measured, skipped]: [Measured[], Skipped[]] = [[], []];
  await load.burst(renderDag(), Math.min(WARM_UP_RUNS, size.runs), size.inFlight);
  const wanted = Object.entries(PARTS).filter(
    ([name]) => size.parts.length === 0 || size.parts.includes(name) || (name === 'peers' && size.peersFolder),
  );
  for (const [, part] of wanted) {
    const found = await part({ instance, load, size, skipped });
    if (found.length === 0) continue;
    measured.push(...found);
    await after(found, load.runIds);
  }
  return { measured, skipped };
}

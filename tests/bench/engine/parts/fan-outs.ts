import { fanOut } from '../graphs/bench-graphs.js';
import { repeated } from './part.js';
import type { Bench, Measured } from './part.js';

const WIDTH = 100;
const RUNS_AT_MOST = 1000;

/** One fan-out alone, then as many as the mark asks for. */
export async function fanOuts({ load, size }: Bench): Promise<Measured[]> {
  const version = fanOut(WIDTH);
  const alone = await repeated(size.repeats, () => load.one(version));
  const runs = Math.min(RUNS_AT_MOST, size.runs);
  const nodes = runs * version.workflow.nodes.length;
  const rates = await repeated(size.repeats, async () => {
    return nodes / ((await load.burst(version, runs, size.inFlight)) / 1000);
  });
  return [
    { metric: `fan-out to ${WIDTH} nodes, idle`, unit: 'ms', values: alone },
    { metric: `${runs} × fan-out to ${WIDTH} nodes, ${size.inFlight} in flight`, unit: 'nodes/s', values: rates },
  ];
}

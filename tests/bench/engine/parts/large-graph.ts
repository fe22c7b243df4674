import type { WorkflowVersionReply } from '#contracts';
import { chains } from '../graphs/bench-graphs.js';
import { repeated } from './part.js';
import type { Bench, Measured } from './part.js';

/** One after the other: processor time is told in steps of 10 ms. */
const SMALL_RUNS = 10;

/** What one node costs, in milliseconds. */
interface NodeCost {
  wall: number;
  processor: number;
}

const BY = { wall: 'wall time', processor: 'processor time of all processes' } as const;

/**
 * What a node costs in one large graph and in small ones of 100, run alone. A chain's wall time depends on its depth, so
 * the large graph is compared with a deep small one and with a flat one; processor time does not depend on the shape.
 */
export async function largeGraph(bench: Bench): Promise<Measured[]> {
  const [count, length] = bench.size.bigGraph;
  const large = await costs(bench, chains(count, length), { runs: 1, repeats: 1 });
  const name = `a graph of ${count * length} nodes (${shape(count, length)})`;
  const measured = told(name, large);
  for (const [width, depth] of [
    [10, 10],
    [100, 1],
  ] as const) {
    // prettier-ignore
    const small = await costs(bench, chains(width, depth), { runs: SMALL_RUNS, repeats: bench.size.repeats });
    const smallName = `a graph of 100 nodes (${shape(width, depth)})`;
    measured.push(...told(smallName, small), ...ratios(`one node of ${name} ÷ of ${smallName}`, large, small));
  }
  return measured;
}

const shape = (count: number, length: number): string =>
  length === 1 ? `${count} side by side` : `${count} chains of ${length}`;

async function costs(
  { instance, load }: Bench,
  version: WorkflowVersionReply,
  { runs, repeats }: { runs: number; repeats: number },
): Promise<NodeCost[]> {
  const processor = (): number => Object.values(instance.processorTimes()).reduce((sum, ms) => sum + ms, 0);
  // Its plan is made once only and is nobody's cost here.
  if (runs > 1) await load.one(version);
  return repeated(repeats, async () => {
    const before = processor();
    const walls = await repeated(runs, () => load.one(version));
    const nodes = runs * version.workflow.nodes.length;
    return { wall: walls.reduce((sum, ms) => sum + ms, 0) / nodes, processor: (processor() - before) / nodes };
  });
}

const told = (name: string, values: readonly NodeCost[]): Measured[] =>
  (['wall', 'processor'] as const).map((by) => ({
    metric: `one node of ${name}, ${BY[by]}`,
    unit: 'ms',
    values: values.map((cost) => cost[by]),
  }));

const ratios = (name: string, [large]: readonly NodeCost[], small: readonly NodeCost[]): Measured[] =>
  (['wall', 'processor'] as const).map((by) => ({
    metric: `${name}, ${BY[by]}`,
    unit: '×',
    values: small.map((cost) => (large?.[by] ?? 0) / cost[by]),
  }));

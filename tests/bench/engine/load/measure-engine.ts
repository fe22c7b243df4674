import { chains, fanOut, renderDag } from '../graphs/bench-graphs.js';
import type { BenchInstance } from '../instance/bench-instance.js';
import { RunLoad } from './run-load.js';

/** How much to measure. `bigGraph`: chains × length of the one large graph. */
export interface BenchSize {
  /** Which parts to measure, by name; empty measures all. */
  parts: readonly string[];
  runs: number;
  inFlight: number;
  idleRuns: number;
  repeats: number;
  bigGraph: readonly [chains: number, length: number];
}

/** One thing measured, each value of it; `unit` says of what. */
export interface Measured {
  metric: string;
  unit: string;
  values: number[];
}

/** Called after each measurement with what it gave and all runs that were requested so far. */
export type AfterEach = (part: readonly Measured[], runIds: readonly string[]) => Promise<void>;

const SMALL_GRAPH = [10, 10] as const;
const WARM_UP_RUNS = 50;

type Part = (instance: BenchInstance, load: RunLoad, size: BenchSize) => Promise<Measured[]>;

/** In the order in which they are measured. */
const PARTS: Record<string, Part> = {
  idle: (_, load, size) => idleRuns(load, size),
  chain: (_, load, size) => chainOf40(load, size),
  burst: bursts,
  'fan-out': (_, load, size) => fanOuts(load, size),
  'large-graph': (_, load, size) => largeGraph(load, size),
};

/** Measures the engine, one thing after the other, on an instance that does nothing else. */
export async function measureEngine(instance: BenchInstance, size: BenchSize, after: AfterEach): Promise<Measured[]> {
  const load = new RunLoad(instance);
  const all: Measured[] = [];
  const measure = async (work: () => Promise<Measured[]>): Promise<void> => {
    const part = await work();
    all.push(...part);
    await after(part, load.runIds);
  };
  await load.burst(renderDag(), Math.min(WARM_UP_RUNS, size.runs), size.inFlight);
  const wanted = Object.entries(PARTS).filter(([name]) => size.parts.length === 0 || size.parts.includes(name));
  for (const [, part] of wanted) await measure(() => part(instance, load, size));
  return all;
}

async function times(count: number, work: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let at = 0; at < count; at += 1) values.push(await work());
  return values;
}

async function idleRuns(load: RunLoad, { idleRuns }: BenchSize): Promise<Measured[]> {
  const values = await times(idleRuns, () => load.one(renderDag()));
  return [{ metric: 'one idle run of 8 nodes', unit: 'ms', values }];
}

async function chainOf40(load: RunLoad, { repeats }: BenchSize): Promise<Measured[]> {
  const values = await times(repeats, async () => (await load.one(chains(1, 40))) / 1000);
  return [{ metric: 'one chain of 40 nodes, idle', unit: 's', values }];
}

async function bursts(instance: BenchInstance, load: RunLoad, size: BenchSize): Promise<Measured[]> {
  const version = renderDag();
  const nodes = size.runs * version.workflow.nodes.length;
  const before = instance.processorTimes();
  const rates = await times(size.repeats, async () => {
    return nodes / ((await load.burst(version, size.runs, size.inFlight)) / 1000);
  });
  const after = instance.processorTimes();
  const costs = Object.keys(after).map((name) => ({
    metric: `processor time of ${name} per node, burst`,
    unit: 'ms',
    values: [((after[name] ?? 0) - (before[name] ?? 0)) / (nodes * size.repeats)],
  }));
  const metric = `burst of ${size.runs} runs of 8 nodes, ${size.inFlight} in flight`;
  return [{ metric, unit: 'nodes/s', values: rates }, ...costs];
}

async function fanOuts(load: RunLoad, { repeats }: BenchSize): Promise<Measured[]> {
  const values = await times(repeats, () => load.one(fanOut(100)));
  return [{ metric: 'fan-out to 100 nodes, idle', unit: 'ms', values }];
}

async function largeGraph(load: RunLoad, { repeats, bigGraph }: BenchSize): Promise<Measured[]> {
  const costOf = async ([count, length]: readonly [number, number]): Promise<number> =>
    (await load.one(chains(count, length))) / (count * length);
  const small = await times(repeats, () => costOf(SMALL_GRAPH));
  const large = [await costOf(bigGraph)];
  const nodes = bigGraph[0] * bigGraph[1];
  return [
    { metric: 'one node of one graph of 100 nodes', unit: 'ms', values: small },
    { metric: `one node of one graph of ${nodes} nodes`, unit: 'ms', values: large },
  ];
}

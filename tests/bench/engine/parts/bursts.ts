import { renderDag } from '../graphs/bench-graphs.js';
import type { BatchTotals } from '../instance/batch-totals.js';
import { repeated } from './part.js';
import type { Bench, BenchSize, Measured } from './part.js';

export const burstMetric = ({ runs, inFlight }: BenchSize): string =>
  `burst of ${runs} runs of 8 nodes, ${inFlight} in flight`;

/** Nodes per second, and where the time goes: by process, and within the orchestrator. */
export async function bursts({ instance, load, size }: Bench): Promise<Measured[]> {
  const version = renderDag();
  const nodes = size.runs * version.workflow.nodes.length;
  const batchesBefore = await instance.batchTotals();
  const before = instance.processorTimes();
  const rates = await repeated(size.repeats, async () => {
    return nodes / ((await load.burst(version, size.runs, size.inFlight)) / 1000);
  });
  const after = instance.processorTimes();
  const all = nodes * size.repeats;
  const costs = Object.keys(after).map((name) => ({
    metric: `processor time of ${name} per node, burst`,
    unit: 'ms',
    values: [((after[name] ?? 0) - (before[name] ?? 0)) / all],
  }));
  const batches = stagesOf(batchesBefore, await instance.batchTotals(), all);
  return [{ metric: burstMetric(size), unit: 'nodes/s', values: rates }, ...costs, ...batches];
}

/** Wall time, of which `publish` passes while the next batch is committed; `commit` holds load, decide and sql. */
function stagesOf(before: BatchTotals, after: BatchTotals, nodes: number): Measured[] {
  const stages = Object.keys(after.ms).map((stage) => ({
    metric: `orchestrator's wall time in ${stage} per node, burst`,
    unit: 'ms',
    values: [((after.ms[stage] ?? 0) - (before.ms[stage] ?? 0)) / nodes],
  }));
  const batches = after.batches - before.batches;
  const mean = (after.results - before.results) / batches;
  return [
    ...stages,
    { metric: 'results per batch of the orchestrator, mean, burst', unit: 'results', values: [mean] },
    { metric: 'wall time per batch until it is stored, mean, burst', unit: 'ms', values: [((after.ms['commit'] ?? 0) - (before.ms['commit'] ?? 0)) / batches] }, // prettier-ignore
  ];
}

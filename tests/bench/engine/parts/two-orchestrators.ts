import { renderDag } from '../graphs/bench-graphs.js';
import { ownProcessorMs } from '../instance/processor-time.js';
import { throttle } from '../instance/throttle.js';
import { medianOf, repeated } from './part.js';
import type { Bench, Measured } from './part.js';

const SHARE = 0.3;

/** One burst: its rate, and the share of a core that each orchestrator used meanwhile. */
interface ThrottledBurst {
  rate: number;
  shares: number[];
}

/** The same burst with two orchestrators and with one, each limited to 0.3 of a core; the two come first and both are warm. */
export async function twoOrchestrators(bench: Bench): Promise<Measured[]> {
  const { instance, load, size } = bench;
  const second = await instance.addOrchestrator();
  const pids = [instance.orchestrator.pid, second.pid];
  const two: ThrottledBurst[] = [];
  try {
    await load.burst(renderDag(), size.runs, size.inFlight);
    two.push(...(await throttledBursts(bench, pids)));
  } finally {
    await second.stop();
  }
  const one = await throttledBursts(bench, pids.slice(0, 1));
  const rates = { one: one.map(({ rate }) => rate), two: two.map(({ rate }) => rate) };
  return [
    ...told('one orchestrator', one),
    ...told('two orchestrators', two),
    {
      metric: `two orchestrators ÷ one, ${SHARE} of a core each`,
      unit: '×',
      values: [medianOf(rates.two) / medianOf(rates.one)],
    },
  ];
}

async function throttledBursts({ load, size }: Bench, pids: readonly number[]): Promise<ThrottledBurst[]> {
  const version = renderDag();
  const nodes = size.runs * version.workflow.nodes.length;
  const throttles = pids.map((pid) => throttle(pid, SHARE));
  try {
    return await repeated(size.repeats, async () => {
      const before = pids.map(ownProcessorMs);
      const ms = await load.burst(version, size.runs, size.inFlight);
      const shares = pids.map((pid, at) => (ownProcessorMs(pid) - (before[at] ?? 0)) / ms);
      return { rate: nodes / (ms / 1000), shares };
    });
  } finally {
    for (const { release } of throttles) release();
  }
}

const told = (name: string, bursts: readonly ThrottledBurst[]): Measured[] => [
  { metric: `burst, ${name} at ${SHARE} of a core each`, unit: 'nodes/s', values: bursts.map(({ rate }) => rate) },
  {
    metric: `share that each orchestrator used, ${name}`,
    unit: 'core',
    values: bursts.flatMap(({ shares }) => shares),
  },
];

import { renderDag } from '../graphs/bench-graphs.js';
import { ownProcessorMs } from '../instance/processor-time.js';
import { throttle } from '../instance/throttle.js';
import { medianOf, repeated } from './part.js';
import type { Bench, Measured } from './part.js';

/** Of a core, for each orchestrator. With half the share two of them leave the machine room for what they ask of the others. */
const SHARES = [0.3, 0.15] as const;
/** Who is stopped most of the time takes longer for each run: as many more must be under way. */
const TIMES_IN_FLIGHT = 2;

/** One burst: its rate, and the share of a core that each orchestrator used meanwhile. */
interface ThrottledBurst {
  rate: number;
  shares: number[];
}

/** The same burst with two orchestrators and with one, each limited to a share of a core; the two come first and both are warm. */
export async function twoOrchestrators(bench: Bench): Promise<Measured[]> {
  const { instance, load, size } = bench;
  const second = await instance.addOrchestrator();
  const pids = [instance.orchestrator.pid, second.pid];
  const two = new Map<number, ThrottledBurst[]>();
  try {
    await load.burst(renderDag(), size.runs, size.inFlight);
    for (const share of SHARES) two.set(share, await throttledBursts(bench, pids, share));
  } finally {
    await second.stop();
  }
  const measured: Measured[] = [];
  for (const share of SHARES) {
    const one = await throttledBursts(bench, pids.slice(0, 1), share);
    measured.push(...compared(share, one, two.get(share) ?? []));
  }
  return measured;
}

async function throttledBursts(
  { load, size }: Bench,
  pids: readonly number[],
  share: number,
): Promise<ThrottledBurst[]> {
  const version = renderDag();
  const nodes = size.runs * version.workflow.nodes.length;
  const throttles = pids.map((pid) => throttle(pid, share));
  try {
    return await repeated(size.repeats, async () => {
      const before = pids.map(ownProcessorMs);
      const ms = await load.burst(version, size.runs, size.inFlight * TIMES_IN_FLIGHT);
      const shares = pids.map((pid, at) => (ownProcessorMs(pid) - (before[at] ?? 0)) / ms);
      return { rate: nodes / (ms / 1000), shares };
    });
  } finally {
    for (const { release } of throttles) release();
  }
}

function compared(share: number, one: readonly ThrottledBurst[], two: readonly ThrottledBurst[]): Measured[] {
  const rate = (bursts: readonly ThrottledBurst[]): number => medianOf(bursts.map((burst) => burst.rate));
  return [
    ...told(share, 'one orchestrator', one),
    ...told(share, 'two orchestrators', two),
    { metric: `two orchestrators ÷ one, ${share} of a core each`, unit: '×', values: [rate(two) / rate(one)] },
  ];
}

const told = (share: number, name: string, bursts: readonly ThrottledBurst[]): Measured[] => [
  { metric: `burst, ${name} at ${share} of a core each`, unit: 'nodes/s', values: bursts.map((burst) => burst.rate) },
  {
    metric: `share of ${share} that each used, ${name}`,
    unit: 'core',
    values: bursts.flatMap(({ shares }) => shares),
  },
];

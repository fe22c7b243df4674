import { renderDag } from '../graphs/bench-graphs.js';
import { burstMetric } from '../parts/bursts.js';
import { IDLE_RUN } from '../parts/idle-runs.js';
import { medianOf, repeated } from '../parts/part.js';
import type { Bench, Measured } from '../parts/part.js';
import { PEERS } from './peer-servers.js';
import type { Peer } from './peer-servers.js';
import { assertInstalled, runPeer } from './run-peer.js';

/** A burst and idle runs, of ours or of a peer. */
interface Figures {
  rate: number;
  idleMs: number;
}

interface Pair {
  ours: Figures;
  peer: Figures;
}

/**
 * Each peer right after the same runs of ours, pair by pair, so that other load of the machine meets both. A peer that
 * cannot run here is skipped with the reason.
 */
export async function peers(bench: Bench): Promise<Measured[]> {
  const folder = bench.size.peersFolder;
  if (!folder) return [];
  const all: Measured[] = [];
  for (const peer of PEERS) {
    try {
      assertInstalled(peer, folder);
      const pairs = await repeated(bench.size.repeats, () => pairWith(peer, folder, bench));
      all.push(...told(peer, pairs, bench));
    } catch (error) {
      bench.skipped.push({ what: peer.name, why: (error as Error).message });
    }
  }
  return all;
}

async function pairWith(peer: Peer, folder: string, bench: Bench): Promise<Pair> {
  const ours = await ownFigures(bench);
  const { nodesPerSecond, idleRunMs } = await runPeer(peer, folder, bench);
  return { ours, peer: { rate: nodesPerSecond, idleMs: idleRunMs.p50 } };
}

async function ownFigures({ load, size }: Bench): Promise<Figures> {
  const version = renderDag();
  const idle = await repeated(size.idleRuns, () => load.one(version));
  const ms = await load.burst(version, size.runs, size.inFlight);
  return { rate: (size.runs * version.workflow.nodes.length) / (ms / 1000), idleMs: medianOf(idle) };
}

function told({ name }: Peer, pairs: readonly Pair[], { size }: Bench): Measured[] {
  const rows = (who: string, figures: readonly Figures[]): Measured[] => [
    { metric: `${who}: ${burstMetric(size)}`, unit: 'nodes/s', values: figures.map(({ rate }) => rate) },
    { metric: `${who}: ${IDLE_RUN}, p50`, unit: 'ms', values: figures.map(({ idleMs }) => idleMs) },
  ];
  const rates = pairs.map(({ ours, peer }) => ours.rate / peer.rate);
  const idles = pairs.map(({ ours, peer }) => ours.idleMs / peer.idleMs);
  return [
    ...rows(`ours before ${name}`, pairs.map(({ ours }) => ours)), // prettier-ignore
    ...rows(name, pairs.map(({ peer }) => peer)), // prettier-ignore
    { metric: `nodes/s of a burst, ours ÷ ${name}`, unit: '×', values: rates },
    { metric: `time of one idle run, ours ÷ ${name}`, unit: '×', values: idles },
  ];
}

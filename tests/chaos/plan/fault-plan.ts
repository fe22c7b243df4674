import { FAULT_KINDS } from './fault.js';
import type { Fault, FaultKind } from './fault.js';
import { seededRandom, shuffled } from './seeded-random.js';
import { CHAOS_SERVICES, backendsOf, roleOf } from './services.js';
import type { Backend, ChaosService } from './services.js';

const ROUND_MS = 30_000;
const KINDS = Object.keys(FAULT_KINDS) as FaultKind[];

interface Hit {
  kind: FaultKind;
  service?: ChaosService;
  backend?: Backend;
}

/**
 * The faults and their times, deterministic for a seed: every kind once for each 30 s (at least once), services killed
 * and paused round-robin so that within 60 s each has its turn.
 */
export function faultPlan(seed: number, durationMs: number): Fault[] {
  const random = seededRandom(seed);
  const rounds = Math.max(1, Math.floor(durationMs / ROUND_MS));
  const hits = withBursts(shuffled(hitsOf(rounds, random), random), rounds);
  const slotMs = durationMs / hits.length;
  return hits.map((hit, at) => ({
    ...hit,
    atMs: Math.round((at + random() * 0.8) * slotMs),
    lastsMs: lasting(hit.kind, random),
  }));
}

function hitsOf(rounds: number, random: () => number): Hit[] {
  const roles = oneOfEachRole(random);
  const perRound = Math.ceil(roles.length / 2);
  const links = shuffled(everyLink(), random);
  return KINDS.flatMap((kind): Hit[] => {
    const { targets } = FAULT_KINDS[kind];
    if (targets === 'service')
      return take(shuffled(roles, random), rounds * perRound).map((service) => ({ kind, service }));
    if (targets === 'link') return take(links, rounds).map(() => ({ kind, ...links.shift() }));
    return Array.from({ length: rounds }, () => ({ kind }));
  });
}

/** A burst is the first of its round, so that there is work during the faults after it. */
function withBursts(hits: readonly Hit[], rounds: number): Hit[] {
  const others = hits.filter(({ kind }) => kind !== 'burst');
  const size = Math.ceil(others.length / rounds);
  return Array.from({ length: rounds }, (_, round) => others.slice(round * size, (round + 1) * size)).flatMap(
    (part) => [{ kind: 'burst' as const }, ...part],
  );
}

const take = <T>(items: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, at) => items[at % items.length] as T);

/** One of several equal processes, at random. */
function oneOfEachRole(random: () => number): ChaosService[] {
  const byRole = new Map(shuffled(CHAOS_SERVICES, random).map((service) => [roleOf(service), service]));
  return [...byRole.values()];
}

const everyLink = (): { service: ChaosService; backend: Backend }[] =>
  CHAOS_SERVICES.flatMap((service) => backendsOf(service).map((backend) => ({ service, backend })));

function lasting(kind: FaultKind, random: () => number): number {
  const [from, to] = FAULT_KINDS[kind].lastsMs;
  return Math.round(from + random() * (to - from));
}

import type { Fault, FaultKind } from './fault-points.js';

const KINDS: readonly FaultKind[] = ['before', 'after'];
const SAMPLE = 25;
const SEED = 1;

/** Every fault there is with `--all`, else some of them by a seed. */
export function chosenFaults(points: readonly string[], env: NodeJS.ProcessEnv): { faults: Fault[]; how: string } {
  const faults = [...points].sort().flatMap((point) => KINDS.map((kind) => ({ point, kind })));
  if (env['HARTOMAT_TEST_ALL']) return { faults, how: 'all of them' };
  const seed = Number(env['HARTOMAT_TEST_SEED'] ?? SEED);
  return { faults: shuffled(faults, seed).slice(0, SAMPLE), how: `a sample by --seed ${seed}` };
}

/** By a linear congruential generator: the same for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return items
    .map((item) => ({ item, order: next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}

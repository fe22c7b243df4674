import type { Evidence } from '#contracts';
import type { EvidencePair } from './evidence-pair.js';

interface NeedRule {
  isMet(pair: Pick<EvidencePair, 'legacy' | 'graph' | 'status'>): boolean;
  /** Completes "Not compared, because …". */
  otherwise: string;
}

const TOO_LARGE = 'the evidence was too large to carry it';

/** What a comparator may ask of a pair. */
const NEEDS = {
  /** Both paths ended with something that says something about the order line. */
  results: { isMet: ({ status }) => status !== 'inconclusive', otherwise: 'there is no result of both paths' },
  /** Both paths would deliver, or both failed alike. */
  deliveries: { isMet: ({ status }) => status !== 'mismatch', otherwise: 'only one path delivers anything' },
  steps: { isMet: (pair) => !leavesOut(pair, 'steps'), otherwise: TOO_LARGE },
  /** Evidence without its steps has no logs either. */
  logs: { isMet: (pair) => !leavesOut(pair, 'steps') && !leavesOut(pair, 'logs'), otherwise: TOO_LARGE },
} satisfies Record<string, NeedRule>;

export type Need = keyof typeof NEEDS;

/** Why an aspect with these needs cannot be compared, by the first that is not met; null where all are. */
export function unmetNeed(needs: readonly Need[], pair: EvidencePair): string | null {
  const unmet = needs.find((need) => !NEEDS[need].isMet(pair));
  return unmet ? NEEDS[unmet].otherwise : null;
}

const leavesOut = ({ legacy, graph }: { legacy: Evidence; graph: Evidence }, what: 'logs' | 'steps'): boolean =>
  legacy.leftOut === what || graph.leftOut === what;

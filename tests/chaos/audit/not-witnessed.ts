import type { Facts } from './facts.js';

/** The preconditions of a meaningful audit that did not happen. `copies`: results that were published twice. */
export function notWitnessed(facts: Facts, copies: number): string[] {
  const committedBy = (path: string): number =>
    facts.deliveries.filter(({ committedPath }) => committedPath === path).length;
  const counts = {
    'a delivery by graph': committedBy('graph'),
    'a delivery by legacy': committedBy('legacy'),
    'a comparison': facts.comparisons.length,
    'a mail': facts.mails.length,
    'a result that came twice': copies,
    'an attempt that was given up': facts.attempts.filter(({ outcome }) => outcome !== 'succeeded').length,
    'a cancelled run': facts.cancelledRuns.length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [] : [what]));
}

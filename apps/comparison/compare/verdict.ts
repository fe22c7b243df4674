import type { ComparisonReason, Verdict } from '#contracts';

/** A difference found by a comparator, without its aspect. */
export type Finding = Omit<ComparisonReason, 'aspect'> & { verdict: Exclude<Verdict, 'match'> };

/** Inconclusive is more severe than tolerated: an unknown result must not pass. A proven mismatch is the most severe. */
const BY_SEVERITY: Verdict[] = ['match', 'tolerated', 'inconclusive', 'mismatch'];

/** The most severe of some verdicts; `match` for none. */
export const worstVerdict = (verdicts: Verdict[]): Verdict =>
  BY_SEVERITY[Math.max(0, ...verdicts.map((verdict) => BY_SEVERITY.indexOf(verdict)))] ?? 'match';

/** The verdict of an aspect's findings. */
export const verdictOf = (findings: Finding[]): Verdict => worstVerdict(findings.map(({ verdict }) => verdict));

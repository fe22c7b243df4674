import type { ComparisonReason, Verdict } from '#contracts';

/** One thing that a comparator noticed, before it is filed under its aspect. */
export type Finding = Omit<ComparisonReason, 'aspect'> & { verdict: Exclude<Verdict, 'match'> };

/** Inconclusive stands above tolerated: who does not know must not pass. A proven mismatch stands above all. */
const BY_SEVERITY: Verdict[] = ['match', 'tolerated', 'inconclusive', 'mismatch'];

/** The most severe of some verdicts; `match` for none. */
export const worstVerdict = (verdicts: Verdict[]): Verdict =>
  BY_SEVERITY[Math.max(0, ...verdicts.map((verdict) => BY_SEVERITY.indexOf(verdict)))] ?? 'match';

/** What some findings together say about their aspect. */
export const verdictOf = (findings: Finding[]): Verdict => worstVerdict(findings.map(({ verdict }) => verdict));

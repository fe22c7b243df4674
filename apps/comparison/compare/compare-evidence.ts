import type { Aspect, ComparisonReason, Evidence, Verdict } from '#contracts';
import type { Comparator } from './comparator.js';
import type { EvidencePair } from './evidence-pair.js';
import { COMPARATORS } from './comparators.js';
import { compareStatus } from './comparators/status.js';
import { matchSteps } from './match-steps.js';
import { unmetNeed } from './needs.js';
import type { Pictures } from './pictures/picture-difference.js';
import { verdictOf, worstVerdict } from './verdict.js';
import type { Finding } from './verdict.js';

export interface EvidenceComparison {
  verdict: Verdict;
  aspects: Record<Aspect, Verdict>;
  reasons: ComparisonReason[];
}

/** Bounds the size of a row; more reasons are not read. */
const MAX_REASONS_PER_ASPECT = 100;

/**
 * Did graph do what legacy did? Pure: `pictures` were measured before (see `measurePictures`). The verdict of the whole is
 * the worst of its aspects; every aspect that does not match has a reason.
 */
export function compareEvidence(legacy: Evidence, graph: Evidence, pictures: Pictures): EvidenceComparison {
  const steps = matchSteps(legacy.steps, graph.steps);
  const pair = { legacy, graph, status: verdictOf(compareStatus(legacy.status, graph.status)), steps, pictures };
  const compared = COMPARATORS.map((comparator) => ({ ...comparator, findings: findingsOf(comparator, pair) }));
  const aspects = Object.fromEntries(compared.map(({ aspect, findings }) => [aspect, verdictOf(findings)]));
  return {
    verdict: worstVerdict(Object.values(aspects)),
    aspects: aspects as Record<Aspect, Verdict>,
    reasons: compared.flatMap(({ aspect, findings }) => reasonsOf(aspect, findings)),
  };
}

function findingsOf({ needs, compare }: Comparator, pair: EvidencePair): Finding[] {
  const unmet = unmetNeed(needs, pair);
  if (unmet === null) return compare(pair);
  return [{ verdict: 'inconclusive', code: 'not_comparable', message: `Not compared, because ${unmet}.` }];
}

function reasonsOf(aspect: Aspect, findings: Finding[]): ComparisonReason[] {
  const all = findings.map(({ verdict: _verdict, ...reason }) => ({ aspect, ...reason }));
  const left = all.length - MAX_REASONS_PER_ASPECT;
  if (left <= 0) return all;
  const more = { aspect, code: 'more_reasons', message: `${left} more reasons are left out.` };
  return [...all.slice(0, MAX_REASONS_PER_ASPECT), more];
}

import { ASPECTS } from '#contracts';
import type { Aspect, Verdict } from '#contracts';
import type { EvidenceComparison } from '../compare/compare-evidence.js';

/** The verdict on a pair that our own code could not compare: unknown, and it says so instead of being tried for ever. */
export function failedComparison(error: Error): EvidenceComparison {
  const aspects = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 'inconclusive'])) as Record<Aspect, Verdict>;
  const message = `The comparison itself failed: ${error.message}. This is a fault of the comparison; the log has the details.`;
  return {
    verdict: 'inconclusive',
    aspects,
    reasons: [{ aspect: 'status', code: 'comparison_failed', message }],
  };
}

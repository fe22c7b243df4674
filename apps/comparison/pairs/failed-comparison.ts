import { ASPECTS } from '#contracts';
import type { Aspect, Verdict } from '#contracts';
import type { EvidenceComparison } from '../compare/compare-evidence.js';

/** The verdict on a pair that could not be compared: inconclusive, with the reason. */
export function failedComparison(code: string, message: string): EvidenceComparison {
  const aspects = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 'inconclusive'])) as Record<Aspect, Verdict>;
  return { verdict: 'inconclusive', aspects, reasons: [{ aspect: 'status', code, message }] };
}

/** The comparison threw; the same evidence would make it throw again. */
export const comparisonThrew = (error: Error): EvidenceComparison =>
  failedComparison(
    'comparison_failed',
    `The comparison itself failed: ${error.message}. This is a fault of the comparison; the log has the details.`,
  );

/** All `tries` attempts ended without a verdict. */
export const comparisonCrashed = (tries: number): EvidenceComparison =>
  failedComparison(
    'comparison_failed',
    `The comparison of this pair was begun ${tries} times and ended each time without a verdict: it exceeded its deadline, its process died, or the verdict could not be stored. See the log of comparison.`,
  );

/** A dependency was unavailable at each attempt, for 20 hours. */
export const comparisonGivenUp = (error: { code: string; message: string }, times: number): EvidenceComparison =>
  failedComparison(error.code, `The comparison was put off ${times} times, the last time because: ${error.message}`);

import { ASPECTS } from '#contracts';
import type { Aspect, Verdict } from '#contracts';
import type { EvidenceComparison } from '../compare/compare-evidence.js';

/** The verdict on a pair that could not be compared: unknown, and it says why instead of being tried forever. */
export function failedComparison(code: string, message: string): EvidenceComparison {
  const aspects = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 'inconclusive'])) as Record<Aspect, Verdict>;
  return { verdict: 'inconclusive', aspects, reasons: [{ aspect: 'status', code, message }] };
}

/** Our own code threw; the same evidence would make it throw again. */
export const comparisonThrew = (error: Error): EvidenceComparison =>
  failedComparison(
    'comparison_failed',
    `The comparison itself failed: ${error.message}. This is a fault of the comparison; the log has the details.`,
  );

/** It was begun `tries` times and never ended with a verdict. */
export const comparisonCrashed = (tries: number): EvidenceComparison =>
  failedComparison(
    'comparison_failed',
    `The comparison of this pair was begun ${tries} times and ended each time without a verdict: its process died, or the verdict could not be stored. Look into the comparison's log for what happened then.`,
  );

/** What it needs was away each time, for most of a day. */
export const comparisonGivenUp = (error: { code: string; message: string }, times: number): EvidenceComparison =>
  failedComparison(error.code, `The comparison was put off ${times} times, the last time because: ${error.message}`);

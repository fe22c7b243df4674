import { ASPECTS } from '#contracts';
import type { RecordResult } from './record-cases.js';
import type { CaseResult } from './run-cases.js';

/** One case as text: its output type, the aspects that do not match, and why. */
export function describeResult({ id, outputType, verdict, aspects, reasons, skipped }: CaseResult): string {
  if (skipped) return `${id}: skipped: ${skipped}`;
  const differing = ASPECTS.filter((aspect) => (aspects[aspect] ?? 'match') !== 'match');
  const where = differing.length > 0 ? ` in ${differing.join(', ')}` : '';
  const why = reasons.map(({ aspect, message }) => `  ${aspect}: ${message}`);
  return [`${id} (output type ${outputType}): ${verdict}${where}`, ...why].join('\n');
}

/** The same for a candidate, with the pictures to review. */
export function describeRecord(result: RecordResult): string {
  const { candidate, approved } = result.pictures;
  const look = [...candidate.map((file) => `  look at ${file}`), ...approved.map((file) => `   it was ${file}`)];
  return [describeResult(result), ...look].join('\n');
}

/** Counts of cases that match (or are tolerated), that differ, and that are skipped. */
export function summary(results: readonly CaseResult[]): { passed: number; failed: number; skipped: number } {
  const count = (...verdicts: CaseResult['verdict'][]): number =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const [passed, skipped] = [count('match', 'tolerated'), count('skipped')];
  return { passed, failed: results.length - passed - skipped, skipped };
}

import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import type { ReceivedHistogram } from '../../../instance/otlp-receiver.js';

const DURATION = 'hartomat.orchestrator.batch.duration';
const SIZE = 'hartomat.orchestrator.batch.size';
const TOLD_WITHIN_MS = 10_000;

/** Sums since the orchestrator began. */
export interface BatchTotals {
  batches: number;
  results: number;
  /** Milliseconds by stage. */
  ms: Record<string, number>;
}

/** What is told by the first export that surely began after this call: the one that is under way may miss the last batch. */
export async function readBatchTotals(exports: readonly ReceivedHistogram[][]): Promise<BatchTotals> {
  const seen = exports.length;
  const next = () => exports[seen + 1];
  const histograms = await waitUntil(next, { withinMs: TOLD_WITHIN_MS });
  if (!histograms) throw new Error(`The orchestrator did not tell its metrics within ${TOLD_WITHIN_MS} ms.`);
  const size = histograms.find(({ name }) => name === SIZE);
  const stages = histograms.filter(({ name }) => name === DURATION);
  return {
    batches: size?.count ?? 0,
    results: size?.sum ?? 0,
    ms: Object.fromEntries(stages.map(({ attributes, sum }) => [String(attributes['stage']), sum * 1000])),
  };
}

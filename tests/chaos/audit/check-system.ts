import { broken, groupBy } from './facts.js';
import type { DeliveryFact, Facts, Violation } from './facts.js';

/** System: one trace id from the dispatch to a run's last attempt; one comparison for each pair of evidence records, and a pair for each
 * sampled run, whatever the bus lost. */
export function checkSystem(facts: Facts): Violation[] {
  return [...checkTraces(facts), ...checkComparisons(facts), ...checkSampled(facts)];
}

function checkTraces({ deliveries, runs, nodeRuns, attempts }: Facts): Violation[] {
  const deliveryTrace = new Map(deliveries.map(({ id, traceId }) => [id, traceId]));
  const runTrace = new Map(runs.map(({ id, traceId }) => [id, traceId]));
  const runOf = new Map(nodeRuns.map(({ id, runId }) => [id, runId]));
  const traceOfRun = (nodeRunId: string) => runTrace.get(runOf.get(nodeRunId) ?? '');
  return [
    ...broken(
      'System: one trace id a run',
      runs,
      ({ deliveryId, traceId }) => !traceId || deliveryTrace.get(deliveryId) !== traceId,
      ({ id, traceId }) => `run ${id} in trace ${traceId}`,
    ),
    ...broken(
      'System: one trace id a run',
      attempts,
      ({ nodeRunId, traceId }) => traceOfRun(nodeRunId) !== traceId,
      ({ nodeRunId, attempt, traceId }) => `attempt ${attempt} of node run ${nodeRunId} in trace ${traceId}`,
    ),
  ];
}

function checkComparisons({ graphEvidence, legacyEvidence, comparisons }: Facts): Violation[] {
  const legacy = new Set(legacyEvidence.map(({ deliveryId }) => deliveryId));
  const compared = groupBy(comparisons, ({ runId }) => runId);
  const pairs = graphEvidence.filter(({ deliveryId }) => legacy.has(deliveryId));
  const known = new Set(pairs.map(({ runId }) => runId));
  return [
    ...broken(
      'System: one comparison a pair',
      pairs,
      ({ runId }) => compared.get(runId)?.length !== 1,
      ({ runId }) => `run ${runId} has ${compared.get(runId)?.length ?? 0}`,
    ),
    ...broken(
      'System: no comparison without a pair',
      [...compared.keys()],
      (runId) => !known.has(runId),
      (runId) => `run ${runId}`,
    ),
  ];
}

/** Both paths publish their end over the bus, and again where it was lost. */
function checkSampled(facts: Facts): Violation[] {
  const graphTold = new Set(facts.graphEvidence.map(({ runId }) => runId));
  const legacyTold = new Set(facts.legacyEvidence.map(({ deliveryId }) => deliveryId));
  const runEnded = new Map(facts.runs.map(({ id, finishedAt }) => [id, finishedAt]));
  const legacyEnded = new Map(facts.legacyJobs.map(({ deliveryId, finishedAt }) => [deliveryId, finishedAt]));
  const seconds = (time: number | null | undefined): string =>
    time ? new Date(time).toISOString().slice(11, 23) : 'never';
  const missed = ({ id, graphRunId, createdAt }: DeliveryFact): string[] => {
    const runId = graphRunId ?? '';
    const begun = runEnded.has(runId) ? `ended ${seconds(runEnded.get(runId))}` : 'never begun';
    return [
      ...(graphTold.has(runId) ? [] : [`of run ${runId} (${begun})`]),
      ...(legacyTold.has(id) ? [] : [`of legacy (ended ${seconds(legacyEnded.get(id))})`]),
    ].map((what) => `delivery ${id} of ${seconds(createdAt)}: nothing came ${what}`);
  };
  return facts.deliveries
    .filter(({ mode, state }) => mode === 'shadow' && state === 'committed')
    .flatMap(missed)
    .map((about) => ({ invariant: 'System: both ends of a sampled run are published', about }));
}

import { broken, groupBy } from './facts.js';
import type { AttemptFact, Facts, NodeRunFact, Violation } from './facts.js';

const FAILED = ['failed', 'abandoned'];

/** Node: at most one accepted outcome, of the attempt current then; no child before its parents; counters match rows. */
export function checkNodes(facts: Facts): Violation[] {
  const attemptsOf = groupBy(facts.attempts, ({ nodeRunId }) => nodeRunId);
  const of = ({ id }: NodeRunFact): AttemptFact[] => attemptsOf.get(id) ?? [];
  const about = ({ runId, nodeId, attempt, status }: NodeRunFact) =>
    `${nodeId} of run ${runId}, ${status} in attempt ${attempt}`;
  return [
    ...broken(
      'Node: one accepted outcome, of the current attempt',
      facts.nodeRuns,
      (node) => !acceptedOnce(node, of(node)),
      about,
    ),
    ...broken('Node: attempts match their rows', facts.nodeRuns, (node) => !counted(node, of(node)), about),
    ...broken('Node: failures match their rows', facts.nodeRuns, (node) => !failuresCounted(node, of(node)), about),
    ...checkParents(facts, of),
  ];
}

function acceptedOnce({ status, attempt }: NodeRunFact, attempts: AttemptFact[]): boolean {
  const accepted = attempts.filter(({ outcome }) => outcome === 'succeeded').map((each) => each.attempt);
  return status === 'succeeded' ? accepted.length === 1 && accepted[0] === attempt : accepted.length === 0;
}

/**
 * 1, 2, … without a gap; a node that waited for its next attempt, or in the queue, when the run ended has no row of
 * that attempt.
 */
function counted({ attempt, status, wasDispatched }: NodeRunFact, attempts: AttemptFact[]): boolean {
  const numbers = attempts.map((each) => each.attempt).sort((a, b) => a - b);
  const isSequence = numbers.every((number, at) => number === at + 1);
  const mayWait = status === 'cancelled' || (status === 'skipped' && !wasDispatched);
  const isWaiting = mayWait && numbers.length === attempt - 1;
  return isSequence && (numbers.length === attempt || isWaiting);
}

function failuresCounted({ failures }: NodeRunFact, attempts: AttemptFact[]): boolean {
  const certain = attempts.filter(({ outcome }) => outcome === 'failed').length;
  const possible = attempts.filter(({ outcome }) => FAILED.includes(outcome)).length;
  return failures >= certain && failures <= possible;
}

/** By the workers' clocks, since a transaction's time is when it began and not when it had its lock. */
function checkParents(facts: Facts, of: (node: NodeRunFact) => AttemptFact[]): Violation[] {
  const plans = new Map(facts.plans.map(({ semanticHash, nodes }) => [semanticHash, nodes]));
  const runs = new Map(facts.runs.map((run) => [run.id, run]));
  const nodes = new Map(facts.nodeRuns.map((node) => [`${node.runId} ${node.nodeId}`, node]));
  return facts.nodeRuns.flatMap((child) => {
    const plan = plans.get(runs.get(child.runId)?.semanticHash ?? '');
    const parents = plan?.find(({ nodeId }) => nodeId === child.nodeId)?.parents ?? [];
    const begun = of(child);
    const early = parents.filter(
      (parent) => begun.length > 0 && !isBefore(nodes.get(`${child.runId} ${parent}`), begun, of),
    );
    return early.map((parent) => ({
      invariant: 'Node: no child before its parents',
      about: `${child.nodeId} before ${parent} in run ${child.runId}`,
    }));
  });
}

function isBefore(
  parent: NodeRunFact | undefined,
  children: AttemptFact[],
  of: (node: NodeRunFact) => AttemptFact[],
): boolean {
  const accepted = parent && of(parent).find(({ outcome }) => outcome === 'succeeded');
  if (!accepted) return false;
  return children.every(({ startedAt }) => startedAt === null || startedAt >= (accepted.finishedAt ?? Infinity));
}

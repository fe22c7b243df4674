import { broken, groupBy } from './facts.js';
import type { Facts, RunFact, Violation } from './facts.js';

const TERMINAL = ['succeeded', 'failed', 'cancelled'];
const OPEN_NODES = ['ready', 'dispatched', 'running', 'retry_wait'];

/**
 * Run: all are terminal without open nodes or attempts, also for orders; a succeeded one is complete; a cancelled one
 * starts nothing new.
 */
export function checkRuns(facts: Facts): Violation[] {
  const nodesOf = groupBy(facts.nodeRuns, ({ runId }) => runId);
  const nodeRunsOf = new Map(facts.nodeRuns.map(({ id, runId }) => [id, runId]));
  const attemptsOf = groupBy(facts.attempts, ({ nodeRunId }) => nodeRunsOf.get(nodeRunId) ?? '');
  const about = ({ id, status }: RunFact): string => `run ${id} is ${status}`;
  const hasEnded = ({ status }: RunFact): boolean => TERMINAL.includes(status);
  const hasOpen = ({ id }: RunFact): boolean =>
    (nodesOf.get(id) ?? []).some(({ status }) => OPEN_NODES.includes(status)) ||
    (attemptsOf.get(id) ?? []).some(({ outcome }) => outcome === 'open');
  const planned = new Map(facts.plans.map(({ semanticHash, nodes }) => [semanticHash, nodes.length]));
  const isWhole = ({ id, semanticHash }: RunFact): boolean => {
    const succeeded = (nodesOf.get(id) ?? []).filter(({ status }) => status === 'succeeded');
    return succeeded.length === planned.get(semanticHash);
  };
  return [
    ...checkOrdersView(facts),
    ...broken('Run: every run ends', facts.runs, (run) => !hasEnded(run), about),
    ...broken('Run: nothing of an ended run is open', facts.runs, (run) => hasEnded(run) && hasOpen(run), about),
    ...broken(
      'Run: a succeeded run is complete',
      facts.runs,
      (run) => run.status === 'succeeded' && !isWhole(run),
      about,
    ),
    ...broken(
      'Run: a cancelled run starts nothing new',
      facts.cancelledRuns,
      ({ runId, attempts }) => (attemptsOf.get(runId)?.length ?? 0) !== attempts,
      ({ runId, attempts }) =>
        `run ${runId} had ${attempts} attempts when it was cancelled, now ${attemptsOf.get(runId)?.length}`,
    ),
  ];
}

/** Lost events are published again, so both services have the same state in the end. */
function checkOrdersView({ pathRuns, runs }: Facts): Violation[] {
  const ended = new Map(runs.map(({ id, status }) => [id, status]));
  const about = ({ runId, path, state }: Facts['pathRuns'][number]): string =>
    `${path} run ${runId} is ${state} for orders, ${ended.get(runId) ?? 'unknown'} for the orchestrator`;
  const differs = ({ runId, state }: Facts['pathRuns'][number]): boolean =>
    ended.has(runId) ? ended.get(runId) !== state : state !== 'not_started';
  const ofGraph = pathRuns.filter(({ path, state }) => path === 'graph' && state !== 'requested');
  return [
    ...broken('Run: orders has the outcome of every run', pathRuns, ({ state }) => state === 'requested', about),
    ...broken('Run: orders and the orchestrator have the same outcome', ofGraph, differs, about),
  ];
}

/** Artifact: every reference exists and its hash verifies. */
export function checkArtifacts({ artifacts }: Facts): Violation[] {
  const about = ({ sha256, is }: Facts['artifacts'][number]): string => `${sha256} is ${is}`;
  return broken('Artifact: every reference exists and verifies', artifacts, ({ is }) => is !== 'whole', about);
}

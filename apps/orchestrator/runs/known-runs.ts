import type { AcceptedAttempt } from '../evidence/accepted-attempts.repository.js';
import type { RunDecision } from './decide-run.js';
import type { OpenRun } from './open-run.js';

const CAPACITY = 5000;
/** What nodes handed over is kept for runs that are under way; beyond this the oldest are read again when they are needed. */
const CAPACITY_BYTES = 256 * 1024 * 1024;

/** A run as its last commit here left it. */
type KnownRun = Omit<OpenRun, 'now'>;

/**
 * Runs as this process committed them, so that most decisions need not load them. The revision says whether what is known
 * still holds: another orchestrator's commit makes it another number.
 */
export class KnownRuns {
  private readonly runs = new Map<string, KnownRun & { bytes: number }>();
  private bytes = 0;

  /** The run as it was when this process committed it last; whoever decides on it must check its revision. */
  get(runId: string): KnownRun | undefined {
    return this.runs.get(runId);
  }

  /** The run if it has not changed since this process committed it. */
  at(runId: string, revision: number): KnownRun | undefined {
    const known = this.runs.get(runId);
    return known?.revision === revision ? known : undefined;
  }

  forget(runId: string): void {
    this.bytes -= this.runs.get(runId)?.bytes ?? 0;
    this.runs.delete(runId);
  }

  /** Call only after the decisions' commit. */
  remember(decisions: readonly RunDecision[], traceOf: (decision: RunDecision, nodeId: string) => string | null): void {
    for (const decision of decisions) this.rememberOne(decision, (nodeId) => traceOf(decision, nodeId));
    for (const runId of this.runs.keys()) {
      if (this.runs.size <= CAPACITY && this.bytes <= CAPACITY_BYTES) break;
      this.forget(runId);
    }
  }

  private rememberOne(decision: RunDecision, traceOf: (nodeId: string) => string | null): void {
    const { run, after, dispatched } = decision;
    const { facts, revision, nodeRuns, accepted } = run;
    const bytes = (this.runs.get(facts.runId)?.bytes ?? 0) + keepAccepted(decision);
    this.forget(facts.runId);
    if (after.status !== 'running') return;
    for (const { nodeId } of dispatched) {
      const known = nodeRuns.get(nodeId);
      if (known) nodeRuns.set(nodeId, { ...known, traceparent: traceOf(nodeId) });
    }
    this.runs.set(facts.runId, { revision: revision + 1, facts, state: after, nodeRuns, accepted, bytes });
    this.bytes += bytes;
  }
}

/** Adds what the decision's succeeded nodes handed over, where all before is known; answers how much it is. */
function keepAccepted({ run, accepted, acceptedBytes }: RunDecision): number {
  if (!run.accepted) return 0;
  for (const attempt of acceptedOf(run.facts.runId, accepted)) run.accepted.set(attempt.nodeId, attempt);
  return acceptedBytes;
}

/** What the succeeded among accepted results handed over. */
export function acceptedOf(runId: string, accepted: RunDecision['accepted']): AcceptedAttempt[] {
  return accepted
    .filter(({ outcome }) => outcome === 'succeeded')
    .map(({ nodeId, outputs = {}, logs, environment = null }) => ({ runId, nodeId, outputs, logs, environment }));
}

import type { RunDecision } from './decide-run.js';
import type { OpenRun } from './open-run.js';

const CAPACITY = 5000;

/** A run as its last commit here left it. */
type KnownRun = Omit<OpenRun, 'now'>;

/**
 * Runs as this process committed them, so that most decisions need not load their nodes. The revision in the locked row
 * says whether what is known still holds: another orchestrator's commit makes it another number.
 */
export class KnownRuns {
  private readonly runs = new Map<string, KnownRun>();

  /** The run if it has not changed since this process committed it. */
  at(runId: string, revision: number): KnownRun | undefined {
    const known = this.runs.get(runId);
    return known?.revision === revision ? known : undefined;
  }

  /** Call only after the decisions' commit. */
  remember(decisions: readonly RunDecision[], traceOf: (decision: RunDecision, nodeId: string) => string | null): void {
    for (const decision of decisions) this.rememberOne(decision, (nodeId) => traceOf(decision, nodeId));
    for (const runId of this.runs.keys()) {
      if (this.runs.size <= CAPACITY) break;
      this.runs.delete(runId);
    }
  }

  private rememberOne({ run, after, dispatched }: RunDecision, traceOf: (nodeId: string) => string | null): void {
    const { facts, revision } = run;
    this.runs.delete(facts.runId);
    if (after.status !== 'running') return;
    // In place, as the commit has made it true: copying a large run's nodes for every commit would cost more than the rest.
    for (const { nodeId } of dispatched) {
      const known = run.nodeRuns.get(nodeId);
      if (known) known.traceparent = traceOf(nodeId);
    }
    this.runs.set(facts.runId, { revision: revision + 1, facts, state: after, nodeRuns: run.nodeRuns });
  }
}

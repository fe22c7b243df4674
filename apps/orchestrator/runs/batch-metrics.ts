import { metrics } from '@opentelemetry/api';
import type { Counter, Histogram } from '@opentelemetry/api';
import { SECONDS } from '#platform/telemetry';
import type { RunDecision } from './decide-run.js';

/**
 * Where the time of a batch goes. `commit` is all of it until the results are stored, and holds `load` (runs that are not
 * remembered), `decide` and `sql`; `publish` is what then goes to the bus, while the next batch commits.
 */
export type BatchStage = 'commit' | 'load' | 'decide' | 'sql' | 'publish';

/** How many results are applied together, and how long that takes. One series for each stage: no run or node ids. */
export class BatchMetrics {
  private readonly duration: Histogram;
  private readonly size: Histogram;
  private readonly stale: Counter;

  constructor() {
    const meter = metrics.getMeter('hartomat.orchestrator');
    this.duration = meter.createHistogram('hartomat.orchestrator.batch.duration', {
      unit: 's',
      description: 'Time that a stage of a batch took',
      advice: SECONDS,
    });
    this.size = meter.createHistogram('hartomat.orchestrator.batch.size', {
      description: 'Results that were applied together',
    });
    this.stale = meter.createCounter('hartomat.results.stale', {
      description: 'Results that changed nothing: late, repeated, or of an earlier attempt',
    });
  }

  /** Counts a batch of results. */
  arrived(results: number): void {
    this.size.record(results);
  }

  /** Counts what changed nothing in a batch of results, by the decisions that are committed for it. */
  applied(results: number, decisions: readonly RunDecision[]): void {
    const counted = decisions.reduce((sum, { accepted, restarted }) => sum + accepted.length + restarted.length, 0);
    if (results > counted) this.stale.add(results - counted);
  }

  /** The time that `work` takes, also where it fails. */
  async time<T>(stage: BatchStage, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    return work().finally(() => this.took(stage, began));
  }

  /** `began` is what `performance.now()` answered then. */
  took(stage: BatchStage, began: number): void {
    this.duration.record((performance.now() - began) / 1000, { stage });
  }
}

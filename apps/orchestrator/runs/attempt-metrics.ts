import { metrics } from '@opentelemetry/api';
import type { RunDecision } from './decide-run.js';
import { endedAttempts } from './ended-attempts.js';
import type { EndedAttempt } from './ended-attempts.js';

/** How attempts end. No run or node ids: they would make a series each. */
export class AttemptMetrics {
  private readonly attempts = metrics.getMeter('hartomat.orchestrator').createCounter('hartomat.attempts', {
    description: 'Attempts that ended, by pool and by how',
  });

  /** Call it with decisions that are committed. Their attempts are added up first: adding costs more than counting. */
  count(decisions: readonly RunDecision[]): void {
    const counts = new Map<string, { labels: EndedAttempt; count: number }>();
    for (const labels of decisions.flatMap(endedAttempts)) {
      const key = `${labels.pool} ${labels.reason}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { labels, count: 1 });
    }
    for (const { labels, count } of counts.values()) this.attempts.add(count, { ...labels });
  }
}

import { Injectable } from '@nestjs/common';
import { NodeChanged, eventSubject } from '#contracts';
import { BusPublisher, OutboxRelay } from '#platform/nats';
import { CacheFillerService } from '../cache/cache-filler.service.js';
import type { RunDecision } from './decide-run.js';

/** Tells who watches what a commit changed; nobody is waited for. */
@Injectable()
export class RunNewsService {
  constructor(
    private readonly outbox: OutboxRelay,
    private readonly publisher: BusPublisher,
    private readonly cache: CacheFillerService,
  ) {}

  tell(decisions: readonly RunDecision[]): void {
    if (decisions.some((decision) => decision.finished)) void this.outbox.publishNow();
    for (const decision of decisions) this.tellNodes(decision);
    this.cache.fill(decisions);
  }

  private tellNodes({ run, changedNodes }: RunDecision): void {
    const subject = eventSubject(this.publisher.prefix, NodeChanged.event);
    for (const { nodeId, status, attempt } of changedNodes) {
      const changed: NodeChanged = { runId: run.facts.runId, nodeId, status, attempt };
      this.publisher.publishCore(subject, changed);
    }
  }
}

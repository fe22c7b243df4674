import { Injectable } from '@nestjs/common';
import { NodeChanged, eventSubject } from '#contracts';
import { BusPublisher, OutboxRelay } from '#platform/nats';
import { CacheFillerService } from '../cache/cache-filler.service.js';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import { TaskRecallService } from './task-recall.service.js';

/** Tells on the bus what a commit changed: those who watch, and workers whose work nobody waits for any more. */
@Injectable()
export class RunNewsService {
  constructor(
    private readonly outbox: OutboxRelay,
    private readonly publisher: BusPublisher,
    private readonly recall: TaskRecallService,
    private readonly cache: CacheFillerService,
  ) {}

  async tell(decisions: readonly RunDecision[]): Promise<void> {
    if (decisions.some((decision) => decision.finished)) void this.outbox.publishNow();
    for (const decision of decisions) this.tellNodes(decision);
    this.cache.fill(decisions);
    await this.recall.takeBack(decisions);
  }

  private tellNodes({ run, after, changedNodes }: RunDecision): void {
    const planned = plannedNodes(after.plan);
    const subject = eventSubject(this.publisher.prefix, NodeChanged.event);
    for (const { nodeId, status, attempt } of changedNodes) {
      const shardOf = planned.get(nodeId)?.shard?.node;
      const changed: NodeChanged = { runId: run.facts.runId, nodeId, status, attempt, ...(shardOf && { shardOf }) };
      this.publisher.publishCore(subject, changed);
    }
  }
}

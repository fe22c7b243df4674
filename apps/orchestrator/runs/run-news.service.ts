import { Injectable } from '@nestjs/common';
import { NodesChanged, eventSubject } from '#contracts';
import { BusPublisher } from '#platform/nats';
import { OutboxRelay } from '#platform/outbox-relay';
import { CacheFillerService } from '../cache/cache-filler.service.js';
import type { RunDecision } from './decide-run.js';
import { changesOf, inMessages } from './changed-runs.js';
import { TaskRecallService } from './task-recall.service.js';

/** Stays below the default `max_payload`. */
const CHANGES_AT_ONCE = 1500;

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
    this.tellNodes(decisions);
    this.cache.fill(decisions);
    await this.recall.takeBack(decisions);
  }

  private tellNodes(decisions: readonly RunDecision[]): void {
    const subject = eventSubject(this.publisher.prefix, NodesChanged.event);
    for (const runs of inMessages(decisions.map(changesOf), CHANGES_AT_ONCE)) {
      this.publisher.publishCore(subject, { runs } satisfies NodesChanged);
    }
  }
}

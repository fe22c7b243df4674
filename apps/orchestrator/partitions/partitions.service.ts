import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { OrchestratorAnnounced, RESULT_PARTITIONS, orchestratorAnnouncementSubject } from '#contracts';
import { BusConnection, BusPublisher, subscribeAnnouncements } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../orchestrator.config.js';
import { LiveOrchestrators } from './live-orchestrators.js';
import { sharePartitions } from './share-partitions.js';
import type { PartitionShare } from './share-partitions.js';

const EVERY_MS = 1000;

/**
 * Agrees with the other orchestrators on who reads which results, so that those of a run come to the one that knows it.
 * While they disagree, two may read the same or nobody for a moment: which of them applies a result makes no difference.
 */
@Injectable()
export class PartitionsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly me: OrchestratorAnnounced = { orchestrator: randomUUID(), since: Date.now() };
  private readonly others = new LiveOrchestrators();
  private share: PartitionShare = sharePartitions([this.me], this.me.orchestrator, RESULT_PARTITIONS);
  private listeners: (() => void)[] = [];
  private unsubscribe: () => void = () => undefined;
  private loop: Loop | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The one that tasks of this orchestrator name. */
  get own(): number {
    return this.share.own;
  }

  /** Those that it reads. */
  get held(): readonly number[] {
    return this.share.held;
  }

  /** Calls `listener` whenever `held` is another. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  onApplicationBootstrap(): void {
    const announcements = { subject: this.subject, Message: OrchestratorAnnounced, logger: this.logger };
    this.unsubscribe = subscribeAnnouncements(this.bus, announcements, (announcement) =>
      this.onAnnouncement(announcement),
    );
    this.loop = startLoop('announce', EVERY_MS, async () => this.tick(), this.logger);
    this.bus.onConnect(() => this.announce());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop?.stop();
    this.unsubscribe();
    this.announce({ leaving: true });
  }

  private get subject(): string {
    return orchestratorAnnouncementSubject(this.publisher.prefix);
  }

  private announce(more: { leaving?: true } = {}): void {
    this.publisher.publishCore(this.subject, { ...this.me, ...more });
  }

  private tick(): void {
    this.announce();
    this.reshare();
  }

  private onAnnouncement(announcement: OrchestratorAnnounced): void {
    if (announcement.orchestrator === this.me.orchestrator) return;
    // Whoever is new shall know of the others before it takes what is theirs.
    if (this.others.update(announcement)) this.announce();
    this.reshare();
  }

  private reshare(): void {
    const before = this.share.held.join();
    this.share = sharePartitions([this.me, ...this.others.list()], this.me.orchestrator, RESULT_PARTITIONS);
    if (this.share.held.join() !== before) for (const listener of this.listeners) listener();
  }
}

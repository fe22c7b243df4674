import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import type { PoolLoad, PoolName } from '#contracts';
import { BusConnection, BusPublisher, listenOnBus, parseMessage } from '#platform/nats';
import { HeldNodesService } from './held-nodes.service.js';
import { PausedPoolsService } from './paused-pools.service.js';
import { PoolLoadsRepository } from './pool-loads.repository.js';

/**
 * Pauses and resumes pools for all orchestrators: each hears of it at once, or reads it with its next sweep. The registry
 * hears it too, so that lines which need a paused pool are delivered by legacy.
 */
@Injectable()
export class PoolsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly paused: PausedPoolsService,
    private readonly held: HeldNodesService,
    private readonly loads: PoolLoadsRepository,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
  ) {}

  onApplicationBootstrap(): void {
    const subject = poolsAnnouncementSubject(this.publisher.prefix);
    // What cannot be read now is read by the sweep, which says so where that fails too.
    this.stopListening = listenOnBus(this.bus, subject, (data) => void this.hear(data).catch(() => undefined));
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /** Makes the pauses true, and known to all. */
  async sweep(): Promise<void> {
    await this.paused.refresh();
    this.announce();
    await this.held.sweep();
  }

  list(): Promise<PoolLoad[]> {
    return this.loads.list();
  }

  async pause(pool: PoolName, reason: string): Promise<PoolLoad> {
    await this.paused.pause(pool, reason);
    return this.changed(pool);
  }

  async resume(pool: PoolName): Promise<PoolLoad> {
    await this.paused.resume(pool);
    return this.changed(pool);
  }

  private async changed(pool: PoolName): Promise<PoolLoad> {
    this.announce();
    await this.held.settle();
    const load = (await this.loads.list()).find((one) => one.pool === pool);
    if (!load) throw new Error(`Pool "${pool}" is not among the pools.`);
    return load;
  }

  private announce(): void {
    const announced: PoolsAnnounced = { paused: this.paused.list() };
    this.publisher.publishCore(poolsAnnouncementSubject(this.publisher.prefix), announced);
  }

  private async hear(data: Uint8Array): Promise<void> {
    const { paused } = parseMessage(PoolsAnnounced, data);
    if ([...paused].sort().join() !== this.paused.list().join()) await this.paused.refresh();
  }
}

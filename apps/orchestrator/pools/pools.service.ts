import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { PoolLoad, PoolName, PoolsAnnounced } from '#contracts';
import { AdmissionService } from '../fairness/admission.service.js';
import { HeldNodesService } from './held-nodes.service.js';
import { PausedPoolsService } from './paused-pools.service.js';
import { PoolAnnouncementsService } from './pool-announcements.service.js';
import { PoolLoadsRepository } from './pool-loads.repository.js';

/**
 * Pauses and resumes pools for all orchestrators: each hears of it at once, or reads it with its next sweep. The registry
 * hears it too, with the pools that are full, so that lines which need such a pool are delivered by legacy.
 */
@Injectable()
export class PoolsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly paused: PausedPoolsService,
    private readonly held: HeldNodesService,
    private readonly loads: PoolLoadsRepository,
    private readonly admission: AdmissionService,
    private readonly announcements: PoolAnnouncementsService,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.announcements.subscribe((announcement) => this.onAnnouncement(announcement));
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
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
    this.announcements.announce({ paused: this.paused.list(), full: this.admission.loads.full() });
  }

  private async onAnnouncement({ paused }: PoolsAnnounced): Promise<void> {
    if ([...paused].sort().join() !== this.paused.list().join()) await this.paused.refresh();
  }
}

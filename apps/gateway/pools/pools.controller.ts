import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { PauseBody, PoolParams, REQUESTS } from '#contracts';
import type { PoolReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import { PoolsService } from './pools.service.js';

/** Withdrawing thousands of queued tasks takes a while. */
const CHANGE_WITHIN_MS = 60_000;

@Controller('pools')
export class PoolsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly pools: PoolsService,
  ) {}

  /** Pools with their load, their workers and pauses */
  @Needs('view')
  @Get()
  listPools(): Promise<PoolReply[]> {
    return this.pools.list();
  }

  /** Pause a pool: queued tasks are withdrawn, and order lines that need it are delivered by legacy */
  @Needs('pools.control')
  @Post(':pool/pause')
  @HttpCode(200)
  async pausePool(@Param() { pool }: PoolParams, @Body() { reason }: PauseBody): Promise<PoolReply> {
    const request = { pool, reason: reason ?? 'paused by an operator' };
    return this.pools.withWorkers(await this.bus.ask(REQUESTS.orchestrator.pausePool, request, CHANGE_WITHIN_MS));
  }

  /** Resume a pool, beginning with its deferred tasks */
  @Needs('pools.control')
  @Post(':pool/resume')
  @HttpCode(200)
  async resumePool(@Param() { pool }: PoolParams): Promise<PoolReply> {
    return this.pools.withWorkers(await this.bus.ask(REQUESTS.orchestrator.resumePool, { pool }, CHANGE_WITHIN_MS));
  }
}

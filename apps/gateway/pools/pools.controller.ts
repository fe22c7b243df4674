import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { PauseBody, REQUESTS } from '#contracts';
import type { PoolLoad, PoolReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';
import { PoolsService } from './pools.service.js';

/** Taking back thousands of queued tasks takes its time. */
const CHANGE_WITHIN_MS = 60_000;

@Controller('pools')
export class PoolsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly pools: PoolsService,
  ) {}

  @Needs('view')
  @Get()
  list(): Promise<PoolReply[]> {
    return this.pools.list();
  }

  @Needs('pools.control')
  @Post(':pool/pause')
  @HttpCode(200)
  async pause(@Param('pool') pool: string, @Body() { reason }: PauseBody): Promise<PoolReply> {
    const request = { pool: checkedParam(pool, 'pool'), reason: reason ?? 'paused by an operator' };
    return this.pools.withWorkers(
      await this.bus.ask<PoolLoad>(REQUESTS.orchestrator.pausePool, request, CHANGE_WITHIN_MS),
    );
  }

  @Needs('pools.control')
  @Post(':pool/resume')
  @HttpCode(200)
  async resume(@Param('pool') pool: string): Promise<PoolReply> {
    const request = { pool: checkedParam(pool, 'pool') };
    return this.pools.withWorkers(
      await this.bus.ask<PoolLoad>(REQUESTS.orchestrator.resumePool, request, CHANGE_WITHIN_MS),
    );
  }
}

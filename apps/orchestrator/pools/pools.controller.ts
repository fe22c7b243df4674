import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PausePoolRequest, PoolQuery, REQUESTS } from '#contracts';
import type { PoolLoad } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { PoolsService } from './pools.service.js';

@Controller()
export class PoolsController {
  constructor(private readonly pools: PoolsService) {}

  @RequestPattern(REQUESTS.orchestrator.listPools)
  list(): Promise<PoolLoad[]> {
    return this.pools.list();
  }

  @RequestPattern(REQUESTS.orchestrator.pausePool)
  pause(@Payload() { pool, reason }: PausePoolRequest): Promise<PoolLoad> {
    return this.pools.pause(pool, reason);
  }

  @RequestPattern(REQUESTS.orchestrator.resumePool)
  resume(@Payload() { pool }: PoolQuery): Promise<PoolLoad> {
    return this.pools.resume(pool);
  }
}

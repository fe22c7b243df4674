import { Controller } from '@nestjs/common';
import { PausePoolRequest, PoolQuery, REQUESTS } from '#contracts';
import type { PoolLoad } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { PoolsService } from './pools.service.js';

@Controller()
export class PoolsController {
  constructor(private readonly pools: PoolsService) {}

  @HandleRequest(REQUESTS.orchestrator.listPools)
  list(): Promise<PoolLoad[]> {
    return this.pools.list();
  }

  @HandleRequest(REQUESTS.orchestrator.pausePool)
  pause({ pool, reason }: PausePoolRequest): Promise<PoolLoad> {
    return this.pools.pause(pool, reason);
  }

  @HandleRequest(REQUESTS.orchestrator.resumePool)
  resume({ pool }: PoolQuery): Promise<PoolLoad> {
    return this.pools.resume(pool);
  }
}

import { Controller } from '@nestjs/common';
import { PredictCacheRequest, REQUESTS } from '#contracts';
import type { CachePrediction } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { PredictCacheService } from './predict-cache.service.js';

@Controller()
export class PredictCacheController {
  constructor(private readonly cache: PredictCacheService) {}

  @HandleRequest(REQUESTS.orchestrator.predictCache)
  predict(request: PredictCacheRequest): Promise<CachePrediction[]> {
    return this.cache.predict(request);
  }
}

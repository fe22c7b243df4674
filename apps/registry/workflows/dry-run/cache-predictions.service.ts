import { Inject, Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { CachePrediction, PredictCacheRequest } from '#contracts';
import { BusRequester } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../../registry.config.js';

const ANSWER_WITHIN_MS = 3000;
/** What may be looked up for one dry run. */
const MOST_NODES = 500;

/** Asks the orchestrator which kept results a run would use. Never throws: a dry run says nothing of them then. */
@Injectable()
export class CachePredictionsService {
  constructor(
    private readonly bus: BusRequester,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null where the orchestrator did not answer, and for large plans. */
  async of(request: PredictCacheRequest): Promise<CachePrediction[] | null> {
    if (request.plan.nodes.length > MOST_NODES) return null;
    try {
      return await this.bus.ask(REQUESTS.orchestrator.predictCache, request, ANSWER_WITHIN_MS);
    } catch (error) {
      this.logger.warn(
        { err: error },
        'the orchestrator did not say which results it has; no cache hits are predicted',
      );
      return null;
    }
  }
}

import { Controller } from '@nestjs/common';
import { GetComparisonRequest, ListComparisonsRequest, REQUESTS, RunVerdictsRequest } from '#contracts';
import type { ComparisonReply, RunVerdict } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { ComparisonsRepository, comparisonNotFound } from './comparisons.repository.js';

@Controller()
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsRepository) {}

  @HandleRequest(REQUESTS.comparison.listComparisons)
  list(request: ListComparisonsRequest): Promise<ComparisonReply[]> {
    return this.comparisons.list(request);
  }

  @HandleRequest(REQUESTS.comparison.listVerdicts)
  verdicts({ runIds }: RunVerdictsRequest): Promise<RunVerdict[]> {
    return this.comparisons.verdictsOf(runIds);
  }

  @HandleRequest(REQUESTS.comparison.getComparison)
  async get({ comparisonId }: GetComparisonRequest): Promise<ComparisonReply> {
    const found = await this.comparisons.find(comparisonId);
    if (found) return found;
    throw comparisonNotFound(comparisonId);
  }
}

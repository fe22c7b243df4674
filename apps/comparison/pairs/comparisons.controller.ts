import { Controller } from '@nestjs/common';
import { GetComparisonRequest, ListComparisonsRequest, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { ComparisonsRepository, comparisonNotFound } from './comparisons.repository.js';

@Controller()
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsRepository) {}

  @HandleRequest(REQUESTS.comparison.listComparisons)
  list(request: ListComparisonsRequest): Promise<ComparisonReply[]> {
    return this.comparisons.list(request);
  }

  @HandleRequest(REQUESTS.comparison.getComparison)
  async get({ comparisonId }: GetComparisonRequest): Promise<ComparisonReply> {
    const found = await this.comparisons.find(comparisonId);
    if (found) return found;
    throw comparisonNotFound(comparisonId);
  }
}

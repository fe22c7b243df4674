import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GetComparisonRequest, ListComparisonsRequest, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { ComparisonsRepository, comparisonNotFound } from './comparisons.repository.js';

@Controller()
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsRepository) {}

  @RequestPattern(REQUESTS.comparison.listComparisons)
  list(@Payload() request: ListComparisonsRequest): Promise<ComparisonReply[]> {
    return this.comparisons.list(request);
  }

  @RequestPattern(REQUESTS.comparison.getComparison)
  async get(@Payload() { comparisonId }: GetComparisonRequest): Promise<ComparisonReply> {
    const found = await this.comparisons.find(comparisonId);
    if (found) return found;
    throw comparisonNotFound(comparisonId);
  }
}

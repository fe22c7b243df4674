import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GetComparisonRequest, ListComparisonsRequest, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { UserError } from '#platform/http';
import { RequestPattern } from '#platform/nats';
import { ComparisonsRepository } from './comparisons.repository.js';

@Controller()
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsRepository) {}

  @RequestPattern(REQUESTS.comparison.listComparisons)
  list(@Payload() request: ListComparisonsRequest): Promise<ComparisonReply[]> {
    return this.comparisons.list(request.deliveryId);
  }

  @RequestPattern(REQUESTS.comparison.getComparison)
  async get(@Payload() { comparisonId }: GetComparisonRequest): Promise<ComparisonReply> {
    const found = await this.comparisons.find(comparisonId);
    if (found) return found;
    throw new UserError('comparison_not_found', `There is no comparison ${comparisonId.slice(0, 100)}.`, 404);
  }
}

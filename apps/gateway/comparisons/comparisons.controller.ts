import { Controller, Get, Param, Query } from '@nestjs/common';
import { ListComparisonsRequest, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';

@Controller('comparisons')
export class ComparisonsController {
  constructor(private readonly bus: BusRequester) {}

  @Needs('view')
  @Get()
  list(@Query() query: ListComparisonsRequest): Promise<ComparisonReply[]> {
    return this.bus.ask(REQUESTS.comparison.listComparisons, query);
  }

  @Needs('view')
  @Get(':id')
  get(@Param('id') id: string): Promise<ComparisonReply> {
    return this.bus.ask(REQUESTS.comparison.getComparison, { comparisonId: checkedParam(id, 'id') });
  }
}

import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListComparisonsRequest, PAGE_SIZES, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';

@Controller('comparisons')
export class ComparisonsController {
  constructor(private readonly bus: BusRequester) {}

  @Needs('view')
  @Get()
  async list(
    @Query() query: ListComparisonsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ComparisonReply[]> {
    const page = await this.bus.ask<ComparisonReply[]>(REQUESTS.comparison.listComparisons, query);
    const limit = query.limit ?? PAGE_SIZES.comparisons;
    return linkNext(response, page, { query, limit, cursorOf: ({ id }) => id });
  }

  @Needs('view')
  @Get(':id')
  get(@Param('id') id: string): Promise<ComparisonReply> {
    return this.bus.ask(REQUESTS.comparison.getComparison, { comparisonId: checkedParam(id, 'id') });
  }
}

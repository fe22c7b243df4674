import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ComparisonParams, ListComparisonsRequest, PAGE_SIZES, REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { Answers } from '../openapi/answers.js';

@Controller('comparisons')
export class ComparisonsController {
  constructor(private readonly bus: BusRequester) {}

  /** Verdicts on both paths, newest first */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'], problems: [404] })
  async listComparisons(
    @Query() query: ListComparisonsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ComparisonReply[]> {
    const page = await this.bus.ask(REQUESTS.comparison.listComparisons, query);
    const limit = query.limit ?? PAGE_SIZES.comparisons;
    return linkNext(response, page, { query, limit, cursorOf: ({ id }) => id });
  }

  /** One verdict */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getComparison(@Param() { id }: ComparisonParams): Promise<ComparisonReply> {
    return this.bus.ask(REQUESTS.comparison.getComparison, { comparisonId: id });
  }
}

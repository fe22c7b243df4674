import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CountOrderLinesQuery, ListOrderLinesQuery } from '#contracts';
import type { OrderLineCounts, OrderLinesReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { OrderLinesService } from './order-lines.service.js';

@Controller('internal/order-lines')
export class OrderLinesController {
  constructor(private readonly lines: OrderLinesService) {}

  @Needs('view')
  @Get()
  async list(
    @Query() query: ListOrderLinesQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OrderLinesReply> {
    const page = await this.lines.list(query);
    const limit = page.orderLines.length;
    if (page.next !== null) linkNext(response, page.orderLines, { query, limit, cursorOf: ({ id }) => id });
    return page;
  }

  @Needs('view')
  @Get('counts')
  count(@Query() query: CountOrderLinesQuery): Promise<OrderLineCounts> {
    return this.lines.count(query);
  }
}

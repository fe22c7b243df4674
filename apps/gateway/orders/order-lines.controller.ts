import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CountOrderLinesQuery, ListOrderLinesQuery } from '#contracts';
import type { OrderLineCounts, OrderLinesReply } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller('order-lines')
export class OrderLinesController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** Lines of all orders with their newest delivery, newest order first; `next` of a reply is `after` of the following request */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'], problems: [404] })
  listOrderLines(@Query() query: ListOrderLinesQuery, @Res() response: Response): Promise<Forwarded<OrderLinesReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/order-lines', {}, { ...query }) }, response);
  }

  /** How many lines of all orders are in each state */
  @Needs('view')
  @Get('counts')
  countOrderLines(
    @Query() query: CountOrderLinesQuery,
    @Res() response: Response,
  ): Promise<Forwarded<OrderLineCounts>> {
    return this.orders.forward(
      { method: 'GET', path: internalPath('/order-lines/counts', {}, { ...query }) },
      response,
    );
  }
}

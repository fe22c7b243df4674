import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CreateOrderRequest, DispatchOrderRequest, IdParams, IdempotencyKeyHeader, ListOrdersQuery } from '#contracts';
import type { OrderReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** Create an order; with a header Idempotency-Key, a repeated request gives the same order */
  @Needs('orders.create')
  @Post()
  @Answers({ problems: [422] })
  createOrder(
    @Body() json: CreateOrderRequest,
    @RequestHeaders() headers: IdempotencyKeyHeader,
    @Res() response: Response,
  ): Promise<Forwarded<OrderReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/orders'), json, headers }, response);
  }

  /** Orders, newest first, or the one that has a line */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'], problems: [404] })
  listOrders(@Query() query: ListOrdersQuery, @Res() response: Response): Promise<Forwarded<OrderReply[]>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/orders', {}, { ...query }) }, response);
  }

  /** One order with its deliveries */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getOrder(@Param() { id }: IdParams, @Res() response: Response): Promise<Forwarded<OrderReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/orders/:id', { id }) }, response);
  }

  /** Dispatch all lines of an order, or those that are named */
  @Needs('orders.dispatch')
  @Post(':id/dispatch')
  @HttpCode(202)
  @Answers({ problems: [404, 409, 422] })
  dispatchOrder(
    @Param() { id }: IdParams,
    @Body() json: DispatchOrderRequest,
    @Res() response: Response,
  ): Promise<Forwarded<OrderReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/orders/:id/dispatch', { id }), json }, response);
  }
}

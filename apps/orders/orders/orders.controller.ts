import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  CreateOrderRequest,
  DispatchOrderLineRequest,
  DispatchOrderRequest,
  ListOrdersQuery,
  PAGE_SIZES,
} from '#contracts';
import type { DispatchedLine, OrderReply } from '#contracts';
import { Needs } from '#platform/access';
import { clientGone, linkNext } from '#platform/http';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { DispatchService } from '../dispatch/dispatch.service.js';
import { OrdersService } from './orders.service.js';

@Controller('internal')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly boundary: DispatchService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Needs('orders.create')
  @Post('orders')
  create(@Body() body: CreateOrderRequest, @Headers('idempotency-key') key?: string): Promise<OrderReply> {
    return this.orders.create(body, key);
  }

  @Needs('view')
  @Get('orders')
  async list(@Query() query: ListOrdersQuery, @Res({ passthrough: true }) response: Response): Promise<OrderReply[]> {
    const limit = query.limit ?? PAGE_SIZES.orders;
    const orders = await this.orders.list({ ...query, limit });
    return query.orderLineId ? orders : linkNext(response, orders, { query, limit, cursorOf: ({ id }) => id });
  }

  @Needs('view')
  @Get('orders/:id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<OrderReply> {
    return this.orders.get(id);
  }

  @Needs('orders.dispatch')
  @Post('orders/:id/dispatch')
  @HttpCode(202)
  async dispatch(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DispatchOrderRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OrderReply> {
    await this.boundary.dispatchOrder(id, body, clientGone(response));
    return this.orders.get(id);
  }

  @Needs('orders.dispatch')
  @Post('order-lines/:id/dispatch')
  @HttpCode(202)
  async dispatchLine(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DispatchOrderLineRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DispatchedLine> {
    const { deliveryId, ...rest } = await this.boundary.dispatchOneLine(id, body, clientGone(response));
    return { ...(await this.deliveries.get(deliveryId)), orderLineId: id, ...rest };
  }
}

import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CreateOrderRequest, DispatchOrderLineRequest, DispatchOrderRequest, ListOrdersQuery } from '#contracts';
import type { OrderReply } from '#contracts';
import { Needs } from '#platform/access';
import { DispatchService } from '../dispatch/dispatch.service.js';
import { OrdersService } from './orders.service.js';

@Controller('internal')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly boundary: DispatchService,
  ) {}

  @Needs('orders.create')
  @Post('orders')
  create(@Body() body: CreateOrderRequest, @Headers('idempotency-key') key?: string): Promise<OrderReply> {
    return this.orders.create(body, key);
  }

  @Needs('view')
  @Get('orders')
  list(@Query() { orderLineId }: ListOrdersQuery): Promise<OrderReply[]> {
    return this.orders.list(orderLineId);
  }

  @Needs('view')
  @Get('orders/:id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<OrderReply> {
    return this.orders.get(id);
  }

  @Needs('orders.dispatch')
  @Post('orders/:id/dispatch')
  @HttpCode(202)
  async dispatch(@Param('id', ParseUUIDPipe) id: string, @Body() body: DispatchOrderRequest): Promise<OrderReply> {
    await this.boundary.dispatchOrder(id, body);
    return this.orders.get(id);
  }

  @Needs('orders.dispatch')
  @Post('order-lines/:id/dispatch')
  @HttpCode(202)
  async dispatchLine(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DispatchOrderLineRequest,
  ): Promise<{ orderLineId: string }> {
    await this.boundary.dispatchOneLine(id, body);
    return { orderLineId: id };
  }
}

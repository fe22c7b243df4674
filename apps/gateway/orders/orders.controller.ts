import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CreateOrderRequest, DispatchOrderRequest } from '#contracts';
import type { NotificationReply, OrderReply } from '#contracts';
import { createOrderSchema, dispatchSchema } from '../openapi-bodies.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('api')
export class OrdersController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Post('orders')
  @ApiOperation({ summary: 'Take an order: products in output types' })
  @ApiBody({ schema: createOrderSchema })
  create(@Body() body: CreateOrderRequest): Promise<OrderReply> {
    return this.orders.json('POST', '/orders', body);
  }

  @Get('orders')
  @ApiOperation({ summary: 'The newest 100 orders' })
  list(): Promise<OrderReply[]> {
    return this.orders.json('GET', '/orders');
  }

  @Get('orders/:id')
  @ApiOperation({ summary: 'An order: per line the mode, who delivers, and why' })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<OrderReply> {
    return this.orders.json('GET', `/orders/${id}`);
  }

  @Post('orders/:id/dispatch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Dispatch all lines; repeating it changes nothing, `again` makes a new generation' })
  @ApiBody({ schema: dispatchSchema, required: false })
  dispatch(@Param('id', ParseUUIDPipe) id: string, @Body() body: DispatchOrderRequest = {}): Promise<OrderReply> {
    return this.orders.json('POST', `/orders/${id}/dispatch`, body);
  }

  @Get('notifications')
  @ApiOperation({ summary: 'In-app notifications that were sent, of a delivery or of all' })
  notifications(@Query('deliveryId', new ParseUUIDPipe({ optional: true })) id?: string): Promise<NotificationReply[]> {
    return this.orders.json('GET', `/notifications${id ? `?deliveryId=${id}` : ''}`);
  }
}

import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  CreateOrderRequest,
  DispatchOrderRequest,
  ListNotificationsQuery,
  ListOrdersQuery,
  NotificationParams,
} from '#contracts';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller()
export class OrdersController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('orders.create')
  @Post('orders')
  create(
    @Body() json: CreateOrderRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    return this.orders.forward({ method: 'POST', path: internalPath('/orders'), json, idempotencyKey }, response);
  }

  @Needs('view')
  @Get('orders')
  list(@Query() query: ListOrdersQuery, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/orders', {}, { ...query }) }, response);
  }

  @Needs('view')
  @Get('orders/:id')
  get(@Param('id') id: string, @Res() response: Response): Promise<void> {
    return this.orders.forward(
      { method: 'GET', path: internalPath('/orders/:id', { id: checkedParam(id, 'uuid') }) },
      response,
    );
  }

  @Needs('orders.dispatch')
  @Post('orders/:id/dispatch')
  dispatch(@Param('id') id: string, @Body() json: DispatchOrderRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward(
      { method: 'POST', path: internalPath('/orders/:id/dispatch', { id: checkedParam(id, 'uuid') }), json },
      response,
    );
  }

  @Needs('view')
  @Get('deliveries/:id/assets/:name')
  asset(@Param('id') id: string, @Param('name') name: string, @Res() response: Response): Promise<void> {
    const path = internalPath('/deliveries/:id/assets/:name', {
      id: checkedParam(id, 'uuid'),
      name: checkedParam(name, 'assetName'),
    });
    return this.orders.forward({ method: 'GET', path }, response);
  }

  @Needs('view')
  @Get('deliveries/:id')
  delivery(@Param('id') id: string, @Res() response: Response): Promise<void> {
    return this.orders.forward(
      { method: 'GET', path: internalPath('/deliveries/:id', { id: checkedParam(id, 'uuid') }) },
      response,
    );
  }

  @Needs('orders.dispatch')
  @Post('deliveries/:id/cancel')
  cancel(@Param('id') id: string, @Res() response: Response): Promise<void> {
    return this.orders.forward(
      { method: 'POST', path: internalPath('/deliveries/:id/cancel', { id: checkedParam(id, 'uuid') }) },
      response,
    );
  }

  @Needs('view')
  @Get('notifications')
  notifications(@Query() query: ListNotificationsQuery, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/notifications', {}, { ...query }) }, response);
  }

  @Needs('notifications.resend')
  @Post('notifications/:id/resend')
  resend(@Param() { id }: NotificationParams, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'POST', path: internalPath('/notifications/:id/resend', { id }) }, response);
  }
}

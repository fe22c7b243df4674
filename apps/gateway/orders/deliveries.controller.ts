import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DeliveryAssetParams, IdParams } from '#contracts';
import type { DeliveryReply } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Bytes, Forwarded } from '../openapi/answers.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** One delivery of any generation */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getDelivery(@Param() { id }: IdParams, @Res() response: Response): Promise<Forwarded<DeliveryReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/deliveries/:id', { id }) }, response);
  }

  /** Cancel an open delivery on both paths: nothing of it will be delivered */
  @Needs('orders.dispatch')
  @Post(':id/cancel')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  cancelDelivery(@Param() { id }: IdParams, @Res() response: Response): Promise<Forwarded<DeliveryReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/deliveries/:id/cancel', { id }) }, response);
  }

  /** A delivered file */
  @Needs('view')
  @Get(':id/assets/:name')
  @Answers({ problems: [404] })
  getAsset(@Param() params: DeliveryAssetParams, @Res() response: Response): Promise<Bytes> {
    const path = internalPath('/deliveries/:id/assets/:name', { ...params });
    return this.orders.forward({ method: 'GET', path }, response);
  }
}

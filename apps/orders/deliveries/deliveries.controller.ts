import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { DeliveryReply } from '#contracts';
import { Needs } from '#platform/access';
import { DeliveriesService } from './deliveries.service.js';

@Controller('internal/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Needs('view')
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<DeliveryReply> {
    return this.deliveries.get(id);
  }

  @Needs('orders.dispatch')
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<DeliveryReply> {
    return this.deliveries.cancel(id);
  }
}

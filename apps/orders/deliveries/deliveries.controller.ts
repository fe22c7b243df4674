import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { DeliveryReply } from '#contracts';
import { DeliveriesService } from './deliveries.service.js';

@Controller('internal/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<DeliveryReply> {
    return this.deliveries.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<DeliveryReply> {
    return this.deliveries.cancel(id);
  }
}

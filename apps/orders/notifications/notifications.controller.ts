import { Controller, Get, ParseUUIDPipe, Query } from '@nestjs/common';
import type { NotificationReply } from '#contracts';
import { NotificationsService } from './notifications.service.js';

@Controller('internal/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  list(@Query('deliveryId', new ParseUUIDPipe({ optional: true })) deliveryId?: string): Promise<NotificationReply[]> {
    return this.notifications.list(deliveryId);
  }
}

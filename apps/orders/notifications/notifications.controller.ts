import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListNotificationsQuery, NotificationParams } from '#contracts';
import type { NotificationReply } from '#contracts';
import { NotificationsService } from './notifications.service.js';

@Controller('internal/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  list(@Query() query: ListNotificationsQuery): Promise<NotificationReply[]> {
    return this.notifications.list(query);
  }

  @Post(':id/resend')
  @HttpCode(202)
  resend(@Param() { id }: NotificationParams): Promise<NotificationReply> {
    return this.notifications.resend(id);
  }
}

import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListNotificationsQuery, NotificationParams } from '#contracts';
import type { NotificationReply } from '#contracts';
import { Needs } from '#platform/access';
import { NotificationsService } from './notifications.service.js';

@Controller('internal/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Needs('view')
  @Get()
  list(@Query() query: ListNotificationsQuery): Promise<NotificationReply[]> {
    return this.notifications.list(query);
  }

  @Needs('notifications.resend')
  @Post(':id/resend')
  @HttpCode(202)
  resend(@Param() { id }: NotificationParams): Promise<NotificationReply> {
    return this.notifications.resend(id);
  }
}

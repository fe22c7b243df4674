import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListNotificationsQuery, NotificationParams, PAGE_SIZES } from '#contracts';
import type { NotificationReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { NotificationsService } from './notifications.service.js';

@Controller('internal/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Needs('view')
  @Get()
  async list(
    @Query() query: ListNotificationsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NotificationReply[]> {
    const limit = query.limit ?? PAGE_SIZES.notifications;
    const page = await this.notifications.list({ ...query, limit });
    return linkNext(response, page, { query, limit, cursorOf: ({ id }) => id });
  }

  @Needs('notifications.resend')
  @Post(':id/resend')
  @HttpCode(202)
  resend(@Param() { id }: NotificationParams): Promise<NotificationReply> {
    return this.notifications.resend(id);
  }
}

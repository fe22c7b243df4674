import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListNotificationsQuery, NotificationParams } from '#contracts';
import type { NotificationReply } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@Controller('notifications')
export class NotificationsController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** Notifications, newest first */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'], problems: [404] })
  listNotifications(
    @Query() query: ListNotificationsQuery,
    @Res() response: Response,
  ): Promise<Forwarded<NotificationReply[]>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/notifications', {}, { ...query }) }, response);
  }

  /** Send a failed or unconfirmed notification again; 409 for one that is pending, sending or sent */
  @Needs('notifications.resend')
  @Post(':id/resend')
  @HttpCode(202)
  @Answers({ problems: [404, 409] })
  resendNotification(
    @Param() { id }: NotificationParams,
    @Res() response: Response,
  ): Promise<Forwarded<NotificationReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/notifications/:id/resend', { id }) }, response);
  }
}

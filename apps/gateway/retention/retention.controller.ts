import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SweepRequest } from '#contracts';
import type { RetentionReply } from '#contracts';
import { Needs } from '#platform/access';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** Sweeps delete files and rows for minutes; a preview answers within the usual time. */
const ANSWER_WITHIN_MS = 15 * 60_000;

/** The retention policy. */
@Controller('retention')
export class RetentionController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** What the next sweep would delete, and why the rest stays */
  @Needs('view')
  @Get()
  getRetention(@Res() response: Response): Promise<Forwarded<RetentionReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/retention') }, response);
  }

  /** Delete what the retention policy no longer keeps; nothing in a dry run */
  @Needs('retention.run')
  @Post('sweep')
  @HttpCode(200)
  sweepRetention(@Body() json: SweepRequest, @Res() response: Response): Promise<Forwarded<RetentionReply>> {
    const call = { method: 'POST', path: internalPath('/retention/sweep'), json, withinMs: ANSWER_WITHIN_MS } as const;
    return this.orders.forward(call, response);
  }
}

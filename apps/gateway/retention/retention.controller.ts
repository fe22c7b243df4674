import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SweepRequest } from '#contracts';
import { Needs } from '#platform/access';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** Deleting files and rows takes its time, so the answer may; what is only looked at comes as soon as everything else. */
const ANSWER_WITHIN_MS = 15 * 60_000;

/** What is kept how long. */
@Controller('retention')
export class RetentionController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('view')
  @Get()
  show(@Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/retention') }, response);
  }

  @Needs('retention.run')
  @Post('sweep')
  @HttpCode(200)
  sweep(@Body() json: SweepRequest, @Res() response: Response): Promise<void> {
    const call = { method: 'POST', path: internalPath('/retention/sweep'), json, withinMs: ANSWER_WITHIN_MS } as const;
    return this.orders.forward(call, response);
  }
}

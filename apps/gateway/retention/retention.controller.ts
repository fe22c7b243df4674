import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SweepRequest } from '#contracts';
import { Needs } from '#platform/access';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** What is kept how long. Deleting files and rows takes its time, so the answer may. */
const ANSWER_WITHIN_MS = 15 * 60_000;

@Controller('retention')
export class RetentionController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('view')
  @Get()
  show(@Res() response: Response): Promise<void> {
    const call = { method: 'GET', path: internalPath('/retention'), withinMs: ANSWER_WITHIN_MS } as const;
    return this.orders.forward(call, response);
  }

  @Needs('retention.run')
  @Post('sweep')
  @HttpCode(200)
  sweep(@Body() json: SweepRequest, @Res() response: Response): Promise<void> {
    const call = { method: 'POST', path: internalPath('/retention/sweep'), json, withinMs: ANSWER_WITHIN_MS } as const;
    return this.orders.forward(call, response);
  }
}

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { SweepRequest } from '#contracts';
import type { RetentionReply } from '#contracts';
import { Needs } from '#platform/access';
import { RetentionService } from './retention.service.js';

@Controller('internal/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** What the next sweep would delete. */
  @Needs('view')
  @Get()
  show(): Promise<RetentionReply> {
    return this.retention.preview();
  }

  @Needs('retention.run')
  @Post('sweep')
  @HttpCode(200)
  sweep(@Body() { dryRun }: SweepRequest): Promise<RetentionReply> {
    return this.retention.sweep(dryRun ?? false);
  }
}

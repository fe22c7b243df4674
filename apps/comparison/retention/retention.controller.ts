import { Controller } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { Payload } from '@nestjs/microservices';
import { REQUESTS, ReferencesRequest, SweepRequest } from '#contracts';
import type { ReferencesReply, RetainedReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { referencedDigests } from '#platform/retention';
import { RetentionService } from './retention.service.js';

@Controller()
export class RetentionController {
  constructor(
    private readonly orm: MikroORM,
    private readonly retention: RetentionService,
  ) {}

  @RequestPattern(REQUESTS.comparison.sweepRetention)
  sweep(@Payload() { dryRun }: SweepRequest): Promise<RetainedReply[]> {
    return this.retention.sweep(dryRun ?? false);
  }

  @RequestPattern(REQUESTS.comparison.listReferences)
  references(@Payload() { after }: ReferencesRequest): Promise<ReferencesReply> {
    return referencedDigests(this.orm, 'comparison', after);
  }
}

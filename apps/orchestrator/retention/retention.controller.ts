import { Controller } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { REQUESTS, ReferencesRequest, SweepRequest } from '#contracts';
import type { ReferencesReply, RetainedReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { referencedDigests } from '#platform/retention';
import { RetentionService } from './retention.service.js';

@Controller()
export class RetentionController {
  constructor(
    private readonly orm: MikroORM,
    private readonly retention: RetentionService,
  ) {}

  @HandleRequest(REQUESTS.orchestrator.sweepRetention)
  sweep({ dryRun }: SweepRequest): Promise<RetainedReply[]> {
    return this.retention.sweep(dryRun ?? false);
  }

  @HandleRequest(REQUESTS.orchestrator.listReferences)
  references({ after }: ReferencesRequest): Promise<ReferencesReply> {
    return referencedDigests(this.orm, 'orchestrator', after);
  }
}

import { Controller } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { REQUESTS, ReferencesRequest } from '#contracts';
import type { ReferencesReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { referencedDigests } from '#platform/retention';

@Controller()
export class RetentionController {
  constructor(private readonly orm: MikroORM) {}

  @HandleRequest(REQUESTS.registry.listReferences)
  references({ after }: ReferencesRequest): Promise<ReferencesReply> {
    return referencedDigests(this.orm, 'registry', after);
  }
}

import { Controller } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { Payload } from '@nestjs/microservices';
import { REQUESTS, ReferencesRequest } from '#contracts';
import type { ReferencesReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { referencedDigests } from '#platform/retention';

@Controller()
export class RetentionController {
  constructor(private readonly orm: MikroORM) {}

  @RequestPattern(REQUESTS.registry.listReferences)
  references(@Payload() { after }: ReferencesRequest): Promise<ReferencesReply> {
    return referencedDigests(this.orm, 'registry', after);
  }
}

import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { DeadLetterReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { DeadLettersService } from './dead-letters.service.js';

@Controller()
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @RequestPattern(REQUESTS.orchestrator.listDeadLetters)
  list(): Promise<DeadLetterReply[]> {
    return this.deadLetters.list();
  }
}

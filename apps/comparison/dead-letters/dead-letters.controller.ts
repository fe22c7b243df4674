import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { DeadLetterReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { DeadLettersRepository } from '#platform/dead-letters';

@Controller()
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersRepository) {}

  @RequestPattern(REQUESTS.comparison.listDeadLetters)
  list(): Promise<DeadLetterReply[]> {
    return this.deadLetters.list();
  }
}

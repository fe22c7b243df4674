import { Controller, Get } from '@nestjs/common';
import type { DeadLetterReply } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';

@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersRepository) {}

  @Get()
  list(): Promise<DeadLetterReply[]> {
    return this.deadLetters.list();
  }
}

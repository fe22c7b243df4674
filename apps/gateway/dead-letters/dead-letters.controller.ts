import { Controller, Get } from '@nestjs/common';
import type { DeadLetterReply } from '#contracts';
import { DeadLettersService } from './dead-letters.service.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @Get()
  list(): Promise<DeadLetterReply[]> {
    return this.deadLetters.list();
  }
}

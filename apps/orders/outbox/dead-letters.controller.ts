import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListDeadLettersRequest } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { Needs } from '#platform/access';
import { DeadLettersRepository } from '#platform/dead-letters';
import { BusPublisher } from '#platform/nats';

@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLettersRepository,
    private readonly publisher: BusPublisher,
  ) {}

  @Needs('view')
  @Get()
  list(@Query() query: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    return this.deadLetters.list(query);
  }

  @Needs('view')
  @Get(':id')
  get(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.get(id);
  }

  @Needs('dead-letters.settle')
  @Post(':id/requeue')
  @HttpCode(200)
  requeue(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.requeue(id, this.publisher);
  }

  @Needs('dead-letters.settle')
  @Post(':id/discard')
  @HttpCode(200)
  discard(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.discard(id);
  }
}

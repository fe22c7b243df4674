import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListDeadLettersRequest } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { DeadLettersService } from './dead-letters.service.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @Needs('view')
  @Get()
  list(@Query() query: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    return this.deadLetters.list(query);
  }

  @Needs('view')
  @Get(':id')
  get(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'get');
  }

  @Needs('dead-letters.settle')
  @Post(':id/requeue')
  @HttpCode(200)
  requeue(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'requeue');
  }

  @Needs('dead-letters.settle')
  @Post(':id/discard')
  @HttpCode(200)
  discard(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'discard');
  }
}

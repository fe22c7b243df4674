import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListDeadLettersRequest } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { checkedParam } from '../http/checked-param.js';
import { DeadLettersService } from './dead-letters.service.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @Get()
  list(@Query() query: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    return this.deadLetters.list(query);
  }

  @Get(':id')
  get(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'get');
  }

  @Post(':id/requeue')
  @HttpCode(200)
  requeue(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'requeue');
  }

  @Post(':id/discard')
  @HttpCode(200)
  discard(@Param('id') id: string): Promise<DeadLetterDetail> {
    return this.deadLetters.one(checkedParam(id, 'deadLetter'), 'discard');
  }
}

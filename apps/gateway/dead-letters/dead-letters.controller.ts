import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListDeadLettersRequest, PAGE_SIZES } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { checkedParam } from '../http/checked-param.js';
import { DeadLettersService } from './dead-letters.service.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @Needs('view')
  @Get()
  async list(
    @Query() query: ListDeadLettersRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeadLetterReply[]> {
    const page = await this.deadLetters.list(query);
    const limit = query.limit ?? PAGE_SIZES.deadLetters;
    return linkNext(response, page, { query, limit, cursorOf: (last) => `${last.receivedAt}_${last.id}` });
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

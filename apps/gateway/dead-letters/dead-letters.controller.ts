import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DeadLetterParams, ListDeadLettersRequest, PAGE_SIZES } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import { DeadLettersService } from './dead-letters.service.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  /** Messages that a service could not decode or handle, newest first */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'] })
  async listDeadLetters(
    @Query() query: ListDeadLettersRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeadLetterReply[]> {
    const page = await this.deadLetters.list(query);
    const limit = query.limit ?? PAGE_SIZES.deadLetters;
    return linkNext(response, page, { query, limit, cursorOf: (last) => `${last.receivedAt}_${last.id}` });
  }

  /** One dead letter with its body */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getDeadLetter(@Param() { id }: DeadLetterParams): Promise<DeadLetterDetail> {
    return this.deadLetters.one(id, 'get');
  }

  /** Publish it to its subject again; a message that is still malformed becomes a new dead letter */
  @Needs('dead-letters.settle')
  @Post(':id/requeue')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  requeueDeadLetter(@Param() { id }: DeadLetterParams): Promise<DeadLetterDetail> {
    return this.deadLetters.one(id, 'requeue');
  }

  /** Discard it without publishing it */
  @Needs('dead-letters.settle')
  @Post(':id/discard')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  discardDeadLetter(@Param() { id }: DeadLetterParams): Promise<DeadLetterDetail> {
    return this.deadLetters.one(id, 'discard');
  }
}

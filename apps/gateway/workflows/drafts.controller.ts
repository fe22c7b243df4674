import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  ArchiveWorkflowRequest,
  DuplicateWorkflowRequest,
  ImportWorkflowRequest,
  PublishDraftRequest,
  REQUESTS,
  SaveDraftRequest,
} from '#contracts';
import type { DraftReply, PublishReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';
import { matchedRevision, requiredRevision, revisionTag } from './revision-tag.js';

/** Work on workflows before it is published. A draft's ETag is its revision; saving shows the one that was loaded. */
@Controller('workflows')
export class DraftsController {
  constructor(private readonly bus: BusRequester) {}

  @Needs('view')
  @Get(':key/draft')
  async get(@Param('key') key: string, @Res({ passthrough: true }) response: Response): Promise<DraftReply> {
    return tagged(await this.bus.ask(REQUESTS.registry.getDraft, { key: checkedParam(key, 'key') }), response);
  }

  @Needs('workflows.edit')
  @Put(':key/draft')
  async save(
    @Param('key') key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() request: SaveDraftRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = requiredRevision(ifMatch, checkedParam(key, 'key'));
    return tagged(await this.bus.ask(REQUESTS.registry.saveDraft, { ...request, key, revision }), response);
  }

  /** With If-Match the draft of that key is replaced; without it the key must be free. */
  @Needs('workflows.edit')
  @Post('import')
  async import(
    @Headers('if-match') ifMatch: string | undefined,
    @Body() request: ImportWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = matchedRevision(ifMatch);
    return tagged(await this.bus.ask(REQUESTS.registry.importWorkflow, { ...request, revision }), response);
  }

  @Needs('workflows.publish')
  @Post(':key/publish')
  @HttpCode(200)
  publish(@Param('key') key: string, @Body() request: PublishDraftRequest): Promise<PublishReply> {
    return this.bus.ask(REQUESTS.registry.publishDraft, { ...request, key: checkedParam(key, 'key') });
  }

  @Needs('workflows.edit')
  @Post(':key/archive')
  @HttpCode(200)
  archive(@Param('key') key: string, @Body() { archived }: ArchiveWorkflowRequest): Promise<DraftReply> {
    return this.bus.ask(REQUESTS.registry.archiveWorkflow, { key: checkedParam(key, 'key'), archived });
  }

  @Needs('workflows.edit')
  @Post(':key/duplicate')
  duplicate(@Param('key') source: string, @Body() request: DuplicateWorkflowRequest): Promise<DraftReply> {
    return this.bus.ask(REQUESTS.registry.duplicateWorkflow, { ...request, source: checkedParam(source, 'key') });
  }
}

function tagged(draft: DraftReply, response: Response): DraftReply {
  response.setHeader('etag', revisionTag(draft.revision));
  return draft;
}

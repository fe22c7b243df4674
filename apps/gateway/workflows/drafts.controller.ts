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
import { UserError } from '#platform/http';
import { checkedParam } from '../http/checked-param.js';
import { matchedRevision, requiredRevision } from './revision-tag.js';
import { tagged } from './tagged-draft.js';
import { ValidatingRequestsService } from './validating-requests.service.js';

/** Work on workflows before it is published. A draft's ETag is its revision; saving shows the one that was loaded. */
@Controller('workflows')
export class DraftsController {
  constructor(private readonly registry: ValidatingRequestsService) {}

  @Needs('view')
  @Get(':key/draft')
  async get(@Param('key') key: string, @Res({ passthrough: true }) response: Response): Promise<DraftReply> {
    return tagged(await this.registry.ask(REQUESTS.registry.getDraft, { key: checkedParam(key, 'key') }), response);
  }

  @Needs('workflows.edit')
  @Put(':key/draft')
  async save(
    @Param('key') key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() request: SaveDraftRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = await requiredRevision(ifMatch, checkedParam(key, 'key'), () => this.revisionOf(key));
    return tagged(await this.registry.ask(REQUESTS.registry.saveDraft, { ...request, key, revision }), response);
  }

  /** With If-Match the draft of that key is replaced; without it the key must be free. */
  @Needs('workflows.edit')
  @Post('import')
  async import(
    @Headers('if-match') ifMatch: string | undefined,
    @Body() request: ImportWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = await matchedRevision(ifMatch, request.key, () => this.revisionOf(request.key));
    return tagged(await this.registry.ask(REQUESTS.registry.importWorkflow, { ...request, revision }), response);
  }

  @Needs('workflows.publish')
  @Post(':key/publish')
  @HttpCode(200)
  publish(@Param('key') key: string, @Body() request: PublishDraftRequest): Promise<PublishReply> {
    return this.registry.ask(REQUESTS.registry.publishDraft, { ...request, key: checkedParam(key, 'key') });
  }

  @Needs('workflows.edit')
  @Post(':key/archive')
  @HttpCode(200)
  async archive(
    @Param('key') key: string,
    @Body() { archived }: ArchiveWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const request = { key: checkedParam(key, 'key'), archived };
    return tagged(await this.registry.ask(REQUESTS.registry.archiveWorkflow, request), response);
  }

  @Needs('workflows.edit')
  @Post(':key/duplicate')
  async duplicate(
    @Param('key') key: string,
    @Body() body: DuplicateWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const request = { ...body, source: checkedParam(key, 'key') };
    return tagged(await this.registry.ask(REQUESTS.registry.duplicateWorkflow, request), response);
  }

  /** Null where the workflow has no draft. */
  private revisionOf(key: string): Promise<number | null> {
    return this.registry.ask<DraftReply>(REQUESTS.registry.getDraft, { key }).then(
      ({ revision }) => revision,
      (error: unknown) => {
        if (error instanceof UserError && error.status === 404) return null;
        throw error;
      },
    );
  }
}

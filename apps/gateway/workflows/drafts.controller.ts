import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  ArchiveWorkflowRequest,
  DuplicateWorkflowRequest,
  IfMatchHeader,
  ImportWorkflowRequest,
  KeyParams,
  PublishDraftRequest,
  REQUESTS,
  RequiredIfMatchHeader,
  SaveDraftRequest,
} from '#contracts';
import type { DraftReply, PublishReply } from '#contracts';
import { Needs, callerIn } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import { DraftRevisionsService } from './draft-revisions.service.js';
import { tagged } from './tagged-draft.js';
import { ValidatingRequestsService } from './validating-requests.service.js';

/** Drafts of workflows. A draft's ETag is its revision; a save names the one that was loaded. */
@Controller('workflows')
export class DraftsController {
  constructor(
    private readonly registry: ValidatingRequestsService,
    private readonly revisions: DraftRevisionsService,
  ) {}

  /** The draft with its issues and available definition updates; its ETag is its revision */
  @Needs('view')
  @Get(':key/draft')
  @Answers({ headers: ['ETag'], problems: [404] })
  async getDraft(@Param() { key }: KeyParams, @Res({ passthrough: true }) response: Response): Promise<DraftReply> {
    return tagged(await this.registry.ask(REQUESTS.registry.getDraft, { key }), response);
  }

  /** Save the draft, which may be incomplete; If-Match names the ETag that was loaded (428 without, 412 when stale) */
  @Needs('workflows.edit')
  @Put(':key/draft')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 413, 422, 428] })
  async saveDraft(
    @Param() { key }: KeyParams,
    @RequestHeaders() headers: RequiredIfMatchHeader,
    @Body() request: SaveDraftRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = await this.revisions.required(headers, key);
    const command = { ...request, key, revision, ...callerIn(response) };
    return tagged(await this.registry.ask(REQUESTS.registry.saveDraft, command), response);
  }

  /**
   * Import a workflow with its lock as a draft
   *
   * With If-Match the draft of that key is replaced; without it the key must be free.
   */
  @Needs('workflows.edit')
  @Post('import')
  @Answers({ headers: ['ETag'], problems: [409, 412, 413, 422] })
  async importWorkflow(
    @RequestHeaders() headers: IfMatchHeader,
    @Body() request: ImportWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const revision = await this.revisions.matched(headers, request.key);
    const command = { ...request, revision, ...callerIn(response) };
    return tagged(await this.registry.ask(REQUESTS.registry.importWorkflow, command), response);
  }

  /** Publish the draft as the next version, unless the newest has the same semantic hash (`created: false`) */
  @Needs('workflows.publish')
  @Post(':key/publish')
  @HttpCode(200)
  @Answers({ problems: [404, 409, 412, 413, 422] })
  publishDraft(
    @Param() { key }: KeyParams,
    @Body() request: PublishDraftRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublishReply> {
    return this.registry.ask(REQUESTS.registry.publishDraft, { ...request, key, ...callerIn(response) });
  }

  /** Archive a workflow, or restore it; order lines of an archived one are delivered by legacy */
  @Needs('workflows.edit')
  @Post(':key/archive')
  @HttpCode(200)
  @Answers({ headers: ['ETag'], problems: [404, 409] })
  async archiveWorkflow(
    @Param() { key }: KeyParams,
    @Body() { archived }: ArchiveWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const command = { key, archived, ...callerIn(response) };
    return tagged(await this.registry.ask(REQUESTS.registry.archiveWorkflow, command), response);
  }

  /** Copy the draft to another key */
  @Needs('workflows.edit')
  @Post(':key/duplicate')
  @Answers({ headers: ['ETag'], problems: [404, 409] })
  async duplicateWorkflow(
    @Param() { key }: KeyParams,
    @Body() body: DuplicateWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const command = { ...body, source: key, ...callerIn(response) };
    return tagged(await this.registry.ask(REQUESTS.registry.duplicateWorkflow, command), response);
  }
}

import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ArchiveWorkflowCommand,
  CreateWorkflowRequest,
  DuplicateWorkflowCommand,
  ImportWorkflowCommand,
  PublishDraftCommand,
  REQUESTS,
  SaveDraftCommand,
  WorkflowKeyRequest,
} from '#contracts';
import type { DraftReply, PublishReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { PublishService } from '../publish.service.js';
import { DraftsService } from './drafts.service.js';

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly publishing: PublishService,
  ) {}

  @RequestPattern(REQUESTS.registry.createWorkflow)
  create(@Payload() request: CreateWorkflowRequest): Promise<DraftReply> {
    return this.drafts.create(request);
  }

  @RequestPattern(REQUESTS.registry.duplicateWorkflow)
  duplicate(@Payload() request: DuplicateWorkflowCommand): Promise<DraftReply> {
    return this.drafts.duplicate(request);
  }

  @RequestPattern(REQUESTS.registry.importWorkflow)
  import(@Payload() request: ImportWorkflowCommand): Promise<DraftReply> {
    return this.drafts.import(request);
  }

  @RequestPattern(REQUESTS.registry.archiveWorkflow)
  archive(@Payload() { key, archived }: ArchiveWorkflowCommand): Promise<DraftReply> {
    return this.drafts.archive(key, archived);
  }

  @RequestPattern(REQUESTS.registry.getDraft)
  get(@Payload() { key }: WorkflowKeyRequest): Promise<DraftReply> {
    return this.drafts.get(key);
  }

  @RequestPattern(REQUESTS.registry.saveDraft)
  save(@Payload() request: SaveDraftCommand): Promise<DraftReply> {
    return this.drafts.save(request);
  }

  @RequestPattern(REQUESTS.registry.publishDraft)
  publish(@Payload() request: PublishDraftCommand): Promise<PublishReply> {
    return this.publishing.publishDraft(request);
  }
}

import { Controller } from '@nestjs/common';
import {
  ArchiveWorkflowCommand,
  CreateWorkflowCommand,
  DuplicateWorkflowCommand,
  ImportWorkflowCommand,
  PublishDraftCommand,
  REQUESTS,
  SaveDraftCommand,
  WorkflowKeyRequest,
} from '#contracts';
import type { DraftReply, PublishReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { PublishService } from '../publish.service.js';
import { DraftsService } from './drafts.service.js';

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly publishing: PublishService,
  ) {}

  @HandleRequest(REQUESTS.registry.createWorkflow)
  create(request: CreateWorkflowCommand): Promise<DraftReply> {
    return this.drafts.create(request);
  }

  @HandleRequest(REQUESTS.registry.duplicateWorkflow)
  duplicate(request: DuplicateWorkflowCommand): Promise<DraftReply> {
    return this.drafts.duplicate(request);
  }

  @HandleRequest(REQUESTS.registry.importWorkflow)
  import(request: ImportWorkflowCommand): Promise<DraftReply> {
    return this.drafts.import(request);
  }

  @HandleRequest(REQUESTS.registry.archiveWorkflow)
  archive(request: ArchiveWorkflowCommand): Promise<DraftReply> {
    return this.drafts.archive(request);
  }

  @HandleRequest(REQUESTS.registry.getDraft)
  get({ key }: WorkflowKeyRequest): Promise<DraftReply> {
    return this.drafts.get(key);
  }

  @HandleRequest(REQUESTS.registry.saveDraft)
  save(request: SaveDraftCommand): Promise<DraftReply> {
    return this.drafts.save(request);
  }

  @HandleRequest(REQUESTS.registry.publishDraft)
  publish(request: PublishDraftCommand): Promise<PublishReply> {
    return this.publishing.publishDraft(request);
  }
}

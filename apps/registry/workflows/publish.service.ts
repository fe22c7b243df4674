import { Injectable } from '@nestjs/common';
import type { PublishDraftCommand, PublishReply } from '#contracts';
import { PublishedDefinitionsService } from '../definitions/published-definitions.service.js';
import { draftChanged, lockMismatch, workflowArchived } from './drafts/drafts.errors.js';
import { DraftsService } from './drafts/drafts.service.js';
import { unknownFaults } from './drafts/read-lock.js';
import { ValidationService } from './validation.service.js';
import { workflowInvalid } from './workflows.errors.js';
import { WorkflowNewsService } from './workflow-news.service.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';
import type { Published } from './workflow-versions.repository.js';

@Injectable()
export class PublishService {
  constructor(
    private readonly validation: ValidationService,
    private readonly versions: WorkflowVersionsRepository,
    private readonly drafts: DraftsService,
    private readonly definitions: PublishedDefinitionsService,
    private readonly news: WorkflowNewsService,
  ) {}

  /** Freezes a workflow with the newest definitions; a new key gets it as its draft, too. For built-in workflows. */
  async publish(request: { key: string; label: string; workflow: Record<string, unknown> }): Promise<Published> {
    const { key, label, workflow } = request;
    const { frozen, issues, issueCounts } = this.validation.validate(workflow);
    if (!frozen) throw workflowInvalid(key, issues);
    return this.versions.publish({ key, label, frozen, issueCounts, note: null, publishedBy: null });
  }

  /** Freezes the draft with the definitions that its lock names. An unchanged semantic hash makes no new version. */
  async publishDraft({ key, revision, note, changedBy }: PublishDraftCommand): Promise<PublishReply> {
    const draft = await this.drafts.find(key);
    if (revision !== undefined && revision !== draft.revision) throw draftChanged(draft);
    if (draft.archived) throw workflowArchived(key, 'published');
    const { unknown, definitions } = await this.definitions.withLock(draft.lock);
    if (unknown.length > 0) throw lockMismatch(key, unknownFaults(draft.lock, unknown));
    const { frozen, issues, issueCounts } = this.validation.validate(draft.workflow, definitions);
    if (!frozen) throw workflowInvalid(key, issues);
    const said = { note: note ?? null, publishedBy: changedBy ?? null };
    const published = await this.versions.publish({ key, label: draft.label, frozen, issueCounts, ...said });
    this.news.tell({ key, change: 'published' });
    return { ...published, ...(issues.length > 0 && { warnings: issues }) };
  }
}

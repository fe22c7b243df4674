import { Injectable } from '@nestjs/common';
import { PAGE_SIZES } from '#contracts';
import type {
  DiffWorkflowRequest,
  ListVersionsRequest,
  VersionOrDraft,
  VersionSummary,
  WorkflowDiffReply,
  WorkflowVersionReply,
} from '#contracts';
import { diffWorkflows, readWorkflow } from '#workflow-core';
import type { WorkflowSide } from '#workflow-core';
import { PublishedDefinitionsService } from '../../definitions/published-definitions.service.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { workflowUnreadable } from '../drafts/drafts.errors.js';
import { ValidationService } from '../validation.service.js';
import { versionNotFound } from '../workflows.errors.js';
import { WorkflowVersionsRepository } from '../workflow-versions.repository.js';
import { boundedDiff, changeLines } from './bounded-changes.js';

/** Lists a workflow's versions with their changes, and diffs versions and drafts. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly versions: WorkflowVersionsRepository,
    private readonly drafts: DraftsService,
    private readonly definitions: PublishedDefinitionsService,
    private readonly validation: ValidationService,
  ) {}

  /** The newest versions, or those before `after`, each with what it changed. */
  async list({ key, after, limit = PAGE_SIZES.versions }: ListVersionsRequest): Promise<VersionSummary[]> {
    await this.drafts.find(key);
    const found = await this.versions.list(key, limit + 1, after);
    return found.slice(0, limit).map(({ version, label, semanticHash, publishedAt, publishedBy, note }, at) => {
      const changes = changesOf(found[at] as WorkflowVersionReply, found[at + 1]);
      return { version, label, semanticHash, publishedAt, publishedBy, note, changes };
    });
  }

  async diff({ key, from, to }: DiffWorkflowRequest): Promise<WorkflowDiffReply> {
    const [before, after] = [await this.side(key, from), await this.side(key, to)];
    return boundedDiff(diffWorkflows(before, after));
  }

  private async side(key: string, at: VersionOrDraft): Promise<WorkflowSide> {
    if (at === 'draft') return this.draftSide(key);
    const version = await this.versions.find(key, at);
    if (!version) throw versionNotFound(key, at);
    return sideOf(version);
  }

  private async draftSide(key: string): Promise<WorkflowSide> {
    const { workflow, lock } = await this.drafts.find(key);
    const { definitions } = await this.definitions.withLock(lock);
    const { readable, issues } = readWorkflow(workflow);
    if (!readable) throw workflowUnreadable(key, issues);
    const tooLarge = this.validation.validate(workflow, definitions).issues.filter(({ code }) => code === 'too_large');
    if (tooLarge.length > 0) throw workflowUnreadable(key, tooLarge);
    return { workflow: readable, lock, definitions };
  }
}

const sideOf = ({ workflow, lock, definitions }: WorkflowVersionReply): WorkflowSide => ({
  workflow,
  lock,
  definitions: new Map(definitions.map((definition) => [definition.step, definition])),
});

function changesOf(version: WorkflowVersionReply, before: WorkflowVersionReply | undefined): string[] {
  if (!before) return ['First version.'];
  return changeLines(diffWorkflows(sideOf(before), sideOf(version)).semantic);
}

import { Injectable } from '@nestjs/common';
import type { VersionOrDraft, WorkflowAtRequest, WorkflowExport } from '#contracts';
import type { DefinitionLock, NodeDefinitions } from '#workflow-core';
import { PublishedDefinitionsService } from '../../definitions/published-definitions.service.js';
import { describeLock } from '../drafts/describe-draft.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { ReadinessService } from '../readiness.service.js';

/** A version or the draft, with the definitions that its lock names. */
export interface WorkflowAt {
  key: string;
  label: string;
  at: VersionOrDraft;
  workflow: Record<string, unknown>;
  lock: DefinitionLock;
  definitions: NodeDefinitions;
}

@Injectable()
export class WorkflowAtService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly definitions: PublishedDefinitionsService,
    private readonly readiness: ReadinessService,
  ) {}

  /** Without `version` the newest. */
  async find({ key, version }: WorkflowAtRequest): Promise<WorkflowAt> {
    if (version === 'draft') return this.draft(key);
    const found = await this.readiness.get({ key, ...(version && { version }) });
    const definitions = new Map(found.definitions.map((definition) => [definition.step, definition]));
    const workflow = found.workflow as unknown as Record<string, unknown>;
    return { key, label: found.label, at: found.version, workflow, lock: found.lock, definitions };
  }

  async export(request: WorkflowAtRequest): Promise<WorkflowExport> {
    const { key, label, workflow, lock } = await this.find(request);
    return { key, label, workflow, lock };
  }

  private async draft(key: string): Promise<WorkflowAt> {
    const { label, workflow, lock } = await this.drafts.find(key);
    const { definitions } = await this.definitions.withLock(lock);
    return { key, label, at: 'draft', workflow, lock: describeLock(workflow, lock), definitions };
  }
}

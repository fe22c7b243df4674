import { Injectable } from '@nestjs/common';
import { MESSAGE_LIMITS } from '#contracts';
import type {
  ArchiveWorkflowCommand,
  CreateWorkflowCommand,
  DraftReply,
  DuplicateWorkflowCommand,
  ImportWorkflowCommand,
  SaveDraftCommand,
  ValidateWorkflowReply,
  ValidateWorkflowRequest,
} from '#contracts';
import { lockOf, readWorkflow } from '#workflow-core';
import type { DefinitionLock, NodeDefinitions } from '#workflow-core';
import { PublishedDefinitionsService } from '../../definitions/published-definitions.service.js';
import { ValidationService } from '../validation.service.js';
import { WorkflowNewsService } from '../workflow-news.service.js';
import { describeDraft } from './describe-draft.js';
import { draftChanged, keyTaken, lockMismatch, workflowNotFound, workflowTooLarge } from './drafts.errors.js';
import { readLock, unknownFaults } from './read-lock.js';
import { WorkflowDraftsRepository } from './workflow-drafts.repository.js';
import type { Draft, DraftContent } from './workflow-drafts.repository.js';

const EMPTY = { version: 1, nodes: [], edges: [] };

/** Creates, saves, imports and archives drafts. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly drafts: WorkflowDraftsRepository,
    private readonly definitions: PublishedDefinitionsService,
    private readonly validation: ValidationService,
    private readonly news: WorkflowNewsService,
  ) {}

  async find(key: string): Promise<Draft> {
    const draft = await this.drafts.find(key);
    if (!draft) throw workflowNotFound(key);
    return draft;
  }

  async get(key: string): Promise<DraftReply> {
    return this.describe(await this.find(key));
  }

  async create({ key, label, workflow = EMPTY, changedBy }: CreateWorkflowCommand): Promise<DraftReply> {
    return this.insert(key, await this.contentOf({ label, workflow, lock: {}, changedBy: changedBy ?? null }));
  }

  async duplicate({ source, key, label, changedBy }: DuplicateWorkflowCommand): Promise<DraftReply> {
    return this.insert(key, { ...(await this.find(source)), label, changedBy: changedBy ?? null });
  }

  async save(request: SaveDraftCommand): Promise<DraftReply> {
    const { key, revision, workflow, updateDefinitions, changedBy = null } = request;
    const current = await this.find(key);
    if (current.revision !== revision) throw draftChanged(current);
    const lock = updateDefinitions ? {} : current.lock;
    const label = request.label ?? current.label;
    return this.replace(current, await this.contentOf({ label, workflow, lock, changedBy }));
  }

  /** Without `revision` the key must be free; with it that draft is replaced. */
  async import(request: ImportWorkflowCommand): Promise<DraftReply> {
    const { key, workflow, revision, changedBy = null } = request;
    const lock = await this.validatedLock(key, request.lock ?? {});
    const current = revision === undefined ? null : await this.find(key);
    if (current && current.revision !== revision) throw draftChanged(current);
    const label = request.label ?? current?.label ?? key;
    const content = await this.contentOf({ label, workflow, lock, changedBy });
    return current ? this.replace(current, content) : this.insert(key, content);
  }

  /** Validates a workflow as a draft with this lock would be; of a step that it does not name the newest definition. */
  async validate({ workflow, lock: json = {} }: ValidateWorkflowRequest): Promise<ValidateWorkflowReply> {
    const { definitions } = await this.definitions.withLock(await this.validatedLock(null, json));
    const { valid, issues, semanticHash } = this.validation.validate(workflow, definitions);
    return { valid, issues, semanticHash };
  }

  async archive({ key, archived, changedBy }: ArchiveWorkflowCommand): Promise<DraftReply> {
    const draft = await this.drafts.archive(key, archived ? { by: changedBy ?? null } : null);
    if (!draft) throw workflowNotFound(key);
    this.news.tell({ key, change: 'archived' });
    return this.describe(draft);
  }

  private async insert(key: string, content: DraftContent): Promise<DraftReply> {
    const draft = await this.drafts.insert(key, content);
    if (!draft) throw keyTaken(key);
    this.news.tell({ key, change: 'saved' });
    return this.describe(draft);
  }

  private async replace({ key, revision }: Draft, content: DraftContent): Promise<DraftReply> {
    const draft = await this.drafts.save(key, revision, content);
    if (!draft) throw draftChanged(await this.find(key));
    this.news.tell({ key, change: 'saved' });
    return this.describe(draft);
  }

  /** Steps that the lock does not name get their newest definition; the others keep theirs. */
  private async contentOf(content: Omit<DraftContent, 'semanticHash' | 'issueCounts'>): Promise<DraftContent> {
    const { workflow } = content;
    const bytes = Buffer.byteLength(JSON.stringify(workflow));
    if (bytes > MESSAGE_LIMITS.workflow) throw workflowTooLarge(bytes, MESSAGE_LIMITS.workflow);
    const { definitions } = await this.definitions.withLock(content.lock);
    const lock = { ...lockOfDraft(workflow, definitions), ...content.lock };
    const { semanticHash, issueCounts } = this.validation.validate(workflow, definitions);
    return { ...content, lock, semanticHash, issueCounts };
  }

  private async validatedLock(key: string | null, json: Record<string, unknown>): Promise<DefinitionLock> {
    const { lock, faults } = readLock(json);
    const { unknown } = await this.definitions.lookUp(lock);
    const all = [...faults, ...unknownFaults(lock, unknown)];
    if (all.length > 0) throw lockMismatch(key, all);
    return lock;
  }

  private async describe(draft: Draft): Promise<DraftReply> {
    const { locked, definitions } = await this.definitions.withLock(draft.lock);
    const { issues } = this.validation.validate(draft.workflow, definitions);
    return describeDraft(draft, issues, { locked, definitions, newest: this.definitions.newest });
  }
}

/** Empty where the draft cannot be read. */
function lockOfDraft(workflow: Record<string, unknown>, definitions: NodeDefinitions): DefinitionLock {
  const { readable } = readWorkflow(workflow);
  return readable ? lockOf(readable, definitions) : {};
}

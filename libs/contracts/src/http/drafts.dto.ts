import { IsBoolean, IsIn, IsObject, IsString, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { Type } from 'class-transformer';
import type { DefinitionLock, DefinitionUpdate, Issue, WorkflowChange } from '#workflow-core';
import { AsItIs } from '../as-it-is.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { IsRowNumber } from '../row-number.js';
import { IsPlainLine, IsStorable } from '../storable.js';
import type { WorkflowVersionReply } from './registry.dto.js';
import { Optional } from '../presence.js';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class WorkflowKeyRequest {
  @Matches(KEY) key!: string;
}

/** `GET /workflows`, by key; `after` is the key of the last one of the page before. */
export class ListWorkflowsQuery {
  @Optional() @IsIn(['true', 'false']) archived?: 'true' | 'false';
  @Optional() @Matches(KEY) after?: string;
  @PageLimit(PAGE_SIZES.workflows) limit?: number;
}

export class ListWorkflowsRequest {
  /** Also those that are archived. */
  @Optional() @IsBoolean() archived?: boolean;
  @Optional() @Matches(KEY) after?: string;
  @PageLimit(PAGE_SIZES.workflows) limit?: number;
}

/** `GET /workflows/:key/versions`, newest first; `after` is the number of the last one of the page before. */
export class ListVersionsQuery {
  @Optional() @Type(() => Number) @IsRowNumber() after?: number;
  @PageLimit(PAGE_SIZES.versions) limit?: number;
}

export class ListVersionsRequest extends ListVersionsQuery {
  @Matches(KEY) key!: string;
}

/** `POST /workflows`: a new key with a draft; nothing is published. Without `workflow` the draft is empty. */
export class CreateWorkflowRequest {
  @Matches(KEY) key!: string;
  @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label!: string;
  @Optional() @IsObject() @AsItIs() workflow?: Record<string, unknown>;
}

/** `PUT /workflows/:key/draft`: half-done work may be saved, so `workflow` is any JSON object. */
export class SaveDraftRequest {
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label?: string;
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
  /** Takes the newest definition of every step; otherwise a step keeps the one that the draft has. */
  @Optional() @IsBoolean() updateDefinitions?: boolean;
}

export class SaveDraftCommand extends SaveDraftRequest {
  @Matches(KEY) key!: string;
  /** The revision that the editor has seen. */
  @IsRowNumber() revision!: number;
}

/** A draft as it stands; `workflow` may be invalid, `issues` (at most 100) says how. */
export interface DraftReply {
  key: string;
  label: string;
  workflow: Record<string, unknown>;
  lock: DefinitionLock;
  revision: number;
  /** The version that the draft was last published as. */
  basedOn: number | null;
  changedAt: string;
  archived: boolean;
  semanticHash: string | null;
  issues: Issue[];
  /** Steps that have a newer definition than the draft's lock names. */
  updates: DefinitionUpdate[];
}

/** `POST /workflows/:key/publish`: with `revision` only that state of the draft. */
export class PublishDraftRequest {
  @Optional() @IsRowNumber() revision?: number;
  @Optional() @IsString() @MaxLength(1000) @IsStorable() note?: string;
}

export class PublishDraftCommand extends PublishDraftRequest {
  @Matches(KEY) key!: string;
}

/** `created: false`: the newest version does the same already, so there is no new one; layout and label live in the draft. */
export interface PublishReply extends WorkflowVersionReply {
  created: boolean;
  /** What is no error and still worth knowing, such as a step without a worker or limits beyond a run's deadline; at most 100. Absent where there is nothing. */
  warnings?: Issue[];
}

export interface VersionSummary {
  version: number;
  label: string;
  semanticHash: string;
  publishedAt: string;
  note: string | null;
  /** One line for each semantic change from the version before, at most 20 lines. */
  changes: string[];
}

export class ArchiveWorkflowRequest {
  @IsBoolean() archived!: boolean;
}

export class ArchiveWorkflowCommand extends ArchiveWorkflowRequest {
  @Matches(KEY) key!: string;
}

/** `POST /workflows/:key/duplicate`: the draft under another key. */
export class DuplicateWorkflowRequest {
  @Matches(KEY) key!: string;
  @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label!: string;
}

export class DuplicateWorkflowCommand extends DuplicateWorkflowRequest {
  @Matches(KEY) source!: string;
}

/** `POST /workflows/import`: as a draft, with the definitions that `lock` names. */
export class ImportWorkflowRequest {
  @Matches(KEY) key!: string;
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
  @Optional() @IsObject() @AsItIs() lock?: Record<string, unknown>;
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label?: string;
}

export class ImportWorkflowCommand extends ImportWorkflowRequest {
  /** The revision of the draft to replace; without it the key must be free. */
  @Optional() @IsRowNumber() revision?: number;
}

/** A version's number, or the draft. */
export type VersionOrDraft = number | 'draft';

/** Without `version` the newest. */
export class WorkflowAtRequest {
  @Matches(KEY) key!: string;
  @Optional() @ValidateIf(({ version }) => version !== 'draft') @IsRowNumber() version?: VersionOrDraft;
}

export interface WorkflowExport {
  key: string;
  label: string;
  workflow: Record<string, unknown>;
  lock: DefinitionLock;
}

export class DiffWorkflowRequest {
  @Matches(KEY) key!: string;
  @ValidateIf(({ from }) => from !== 'draft') @IsRowNumber() from!: VersionOrDraft;
  @ValidateIf(({ to }) => to !== 'draft') @IsRowNumber() to!: VersionOrDraft;
}

export interface WorkflowDiffReply {
  semantic: WorkflowChange[];
  layout: WorkflowChange[];
  same: boolean;
  /** Changes beyond what one answer can carry. */
  omitted: number;
}

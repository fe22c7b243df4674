import { IsBoolean, IsInt, IsObject, IsString, MaxLength, MinLength } from 'class-validator';
import { Type } from 'class-transformer';
import type { DefinitionLock, DefinitionUpdate, Issue, WorkflowChange } from '#workflow-core';
import { AsItIs } from '../as-it-is.js';
import { ChangedBy } from '../changed-by.js';
import { IsKey, IsSemanticHash, IsTimestamp } from '../formats.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { QueryFlag } from '../query-flag.js';
import { IsRowNumber } from '../row-number.js';
import { IsPlainLine, IsStorable } from '../storable.js';
import type { DefinitionWithForm } from './palette.dto.js';
import { WorkflowVersionReply } from './registry.dto.js';
import { Optional } from '../presence.js';
import { IsVersionOrDraft } from '../version-or-draft.js';
import type { VersionOrDraft } from '../version-or-draft.js';

export class WorkflowKeyRequest {
  @IsKey() key!: string;
}

/** `GET /workflows`, by key; `after` is the key of the last one of the page before. */
export class ListWorkflowsRequest {
  /** Also those that are archived. */
  @QueryFlag() archived?: boolean;
  /** Those whose key or label has this text, in whatever case. */
  @Optional() @IsString() @MaxLength(200) @IsStorable() q?: string;
  @Optional() @IsKey() after?: string;
  @PageLimit(PAGE_SIZES.workflows) limit?: number;
}

/** `GET /workflows/:key/versions`, newest first; `after` is the number of the last one of the page before. */
export class ListVersionsQuery {
  @Optional() @Type(() => Number) @IsRowNumber() after?: number;
  @PageLimit(PAGE_SIZES.versions) limit?: number;
}

export class ListVersionsRequest extends ListVersionsQuery {
  @IsKey() key!: string;
}

/** `POST /workflows`: a new key with a draft; nothing is published. Without `workflow` the draft is empty. */
export class CreateWorkflowRequest {
  @IsKey() key!: string;
  @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label!: string;
  @Optional() @IsObject() @AsItIs() workflow?: Record<string, unknown>;
}

export class CreateWorkflowCommand extends CreateWorkflowRequest {
  @ChangedBy() changedBy?: string;
}

/** `PUT /workflows/:key/draft`: incomplete work may be saved, so `workflow` is any JSON object. */
export class SaveDraftRequest {
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label?: string;
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
  /** Takes the newest definition of every step; otherwise a step keeps the one that the draft has. */
  @Optional() @IsBoolean() updateDefinitions?: boolean;
}

export class SaveDraftCommand extends SaveDraftRequest {
  @IsKey() key!: string;
  /** The revision that the editor has loaded. */
  @IsRowNumber() revision!: number;
  @ChangedBy() changedBy?: string;
}

/** The current draft; `workflow` may be invalid, `issues` (at most 100) says how. */
export class DraftReply {
  key!: string;
  label!: string;
  workflow!: Record<string, unknown>;
  lock!: DefinitionLock;
  /**
   * By `step@version`: those that the lock names, by which the draft is validated. A step without a known one is not
   * there.
   */
  definitions!: Record<string, DefinitionWithForm>;
  @IsInt() revision!: number;
  /** The version that the draft was last published as. */
  @IsInt() basedOn!: number | null;
  @IsTimestamp() changedAt!: string;
  /** Who made that change; null where that is not known. */
  changedBy!: string | null;
  archived!: boolean;
  /** Who archived it; null where it is not archived, or that is not known. */
  archivedBy!: string | null;
  @IsSemanticHash() semanticHash!: string | null;
  issues!: Issue[];
  /** Steps that have a newer definition than the draft's lock names. */
  updates!: DefinitionUpdate[];
}

/** `POST /workflows/:key/publish`: with `revision` only that state of the draft. */
export class PublishDraftRequest {
  @Optional() @IsRowNumber() revision?: number;
  @Optional() @IsString() @MaxLength(1000) @IsStorable() note?: string;
}

export class PublishDraftCommand extends PublishDraftRequest {
  @IsKey() key!: string;
  @ChangedBy() changedBy?: string;
}

/**
 * `created: false`: the newest version has the same semantics, so no version is added; layout and label are those of
 * the draft.
 */
export class PublishReply extends WorkflowVersionReply {
  created!: boolean;
  /**
   * Warnings, such as a step without a worker or limits beyond a run's deadline; at most 100. Absent where there is
   * none.
   */
  warnings?: Issue[];
}

export class VersionSummary {
  @IsInt() version!: number;
  label!: string;
  @IsSemanticHash() semanticHash!: string;
  @IsTimestamp() publishedAt!: string;
  /** Null where that is not known. */
  publishedBy!: string | null;
  note!: string | null;
  /** One line for each semantic change from the version before, at most 20 lines. */
  changes!: string[];
}

export class ArchiveWorkflowRequest {
  @IsBoolean() archived!: boolean;
}

export class ArchiveWorkflowCommand extends ArchiveWorkflowRequest {
  @IsKey() key!: string;
  @ChangedBy() changedBy?: string;
}

/** `POST /workflows/:key/duplicate`: the draft under another key. */
export class DuplicateWorkflowRequest {
  @IsKey() key!: string;
  @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label!: string;
}

export class DuplicateWorkflowCommand extends DuplicateWorkflowRequest {
  @IsKey() source!: string;
  @ChangedBy() changedBy?: string;
}

/** `POST /workflows/import`: as a draft, with the definitions that `lock` names. */
export class ImportWorkflowRequest {
  @IsKey() key!: string;
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
  @Optional() @IsObject() @AsItIs() lock?: DefinitionLock;
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsPlainLine() label?: string;
}

export class ImportWorkflowCommand extends ImportWorkflowRequest {
  /** The revision of the draft to replace; without it the key must be free. */
  @Optional() @IsRowNumber() revision?: number;
  @ChangedBy() changedBy?: string;
}

/** Without `version` the newest. */
export class WorkflowAtRequest {
  @IsKey() key!: string;
  @Optional() @IsVersionOrDraft() version?: VersionOrDraft;
}

export class WorkflowExport {
  key!: string;
  label!: string;
  workflow!: Record<string, unknown>;
  lock!: DefinitionLock;
}

/** `GET /workflows/:key/export`; without `version` the newest. */
export class ExportWorkflowQuery {
  /** A version's number, or `draft`. */
  @Optional() @IsVersionOrDraft() version?: VersionOrDraft;
}

/** `GET /workflows/:key/diff`; without `from` the newest version, without `to` the draft. */
export class DiffWorkflowQuery {
  /** A version's number, or `draft`. */
  @Optional() @IsVersionOrDraft() from?: VersionOrDraft;
  /** A version's number, or `draft`. */
  @Optional() @IsVersionOrDraft() to?: VersionOrDraft;
}

export class DiffWorkflowRequest {
  @IsKey() key!: string;
  @IsVersionOrDraft() from!: VersionOrDraft;
  @IsVersionOrDraft() to!: VersionOrDraft;
}

export class WorkflowDiffReply {
  semantic!: WorkflowChange[];
  layout!: WorkflowChange[];
  same!: boolean;
  /** The number of changes that did not fit into the reply. */
  @IsInt() omitted!: number;
}

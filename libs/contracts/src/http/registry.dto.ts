import { IsBoolean, IsDefined, IsInt, IsObject } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { IsKey, IsSemanticHash, IsTimestamp } from '../formats.js';
import { IsRowNumber } from '../row-number.js';
import type { DefinitionLock, Issue, NodeDefinition, NodeForm, Workflow } from '#workflow-core';
import { Optional } from '../presence.js';

export class ValidateWorkflowRequest {
  /** Any JSON: an invalid workflow is reported in the reply, not refused. */
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
  @Optional() @IsObject() @AsItIs() lock?: DefinitionLock;
}

/** A workflow with the definitions by which it is to be validated. */
export class LockedWorkflow {
  workflow!: Workflow;
  lock?: DefinitionLock;
}

export class ValidateWorkflowReply {
  valid!: boolean;
  issues!: Issue[];
  @IsSemanticHash() semanticHash!: string | null;
}

export class GetWorkflowRequest {
  @IsKey() key!: string;
  /** Newest where absent. */
  @Optional() @IsRowNumber() version?: number;
  /** Where nothing is published yet, answer the `WorkflowSummary` instead of a problem. */
  @Optional() @IsBoolean() orSummary?: boolean;
}

export class ShowVersionRequest {
  @IsKey() key!: string;
  @IsRowNumber() version!: number;
}

/** An immutable published version with the definitions that it froze. */
export class WorkflowVersionReply {
  key!: string;
  label!: string;
  @IsInt() version!: number;
  @IsSemanticHash() semanticHash!: string;
  workflow!: Workflow;
  lock!: DefinitionLock;
  definitions!: NodeDefinition[];
  @IsTimestamp() publishedAt!: string;
  /** Null where that is not known. */
  publishedBy!: string | null;
  /** The publisher's note. */
  note!: string | null;
}

/** `GET /workflows/:key/versions/:n`: for editors, which show its definitions. */
export class VersionWithForms extends WorkflowVersionReply {
  /** By `step@version`, of the definitions that have one. */
  forms!: Record<string, NodeForm>;
}

/** A step that no live worker offers. */
export class MissingStep {
  step!: string;
  @IsInt() version!: number;
  reason!: string;
}

/** May this version run now? `missing` lists steps that no live worker offers in the frozen definition. */
export class ResolveWorkflowReply {
  key!: string;
  @IsInt() version!: number;
  @IsSemanticHash() semanticHash!: string;
  missing!: MissingStep[];
  /** Pools of its steps for which nothing is dispatched now. */
  pausedPools!: string[];
  /** Pools of its steps in which too many nodes wait. */
  fullPools!: string[];
  /** How long a run may take within the limits of its nodes, in milliseconds. */
  @IsInt() longestPathMs!: number;
  /** The recipients of its notify nodes. */
  notifies!: NotifyRule[];
}

/** The recipients of a notify node: '' and an empty list mean the channel and the recipients of the output type. */
export class NotifyRule {
  channel!: '' | 'in_app' | 'email';
  recipients!: string[];
}

/** How many issues of each kind there are, counted among the first 100. */
export class IssueCounts {
  @IsInt() errors!: number;
  @IsInt() warnings!: number;
}

/** How the draft differs from the newest version. */
export class DraftState {
  @IsInt() revision!: number;
  @IsTimestamp() changedAt!: string;
  /** Null where that is not known. */
  changedBy!: string | null;
  /** Publishing it would make a new version, or it cannot be published as it is. */
  differs!: boolean;
  /** As of its last save, without steps that have no worker; null where it was last saved by an earlier build. */
  issues!: IssueCounts | null;
}

export class WorkflowSummary {
  key!: string;
  label!: string;
  /** Null before the first publish. */
  @IsInt() latestVersion!: number | null;
  @IsSemanticHash() semanticHash!: string | null;
  archived!: boolean;
  draft!: DraftState;
}

export class LiveWorker {
  worker!: string;
  pools!: string[];
  capabilities!: string[];
  @IsInt() slots!: number;
  @IsTimestamp() lastSeenAt!: string;
}

export class ConvertPresetRequest {
  /** Any JSON: an invalid config is reported in the reply, not refused. */
  @IsDefined() @AsItIs() config!: unknown;
}

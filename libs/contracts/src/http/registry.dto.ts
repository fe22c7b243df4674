import { IsBoolean, IsDefined, IsObject, Matches } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { IsRowNumber } from '../row-number.js';
import type { DefinitionLock, Issue, NodeDefinition, Workflow } from '#workflow-core';
import { Optional } from '../presence.js';

export class ValidateWorkflowRequest {
  /** Any JSON: what is wrong with it is the answer, not an error. */
  @IsObject() @AsItIs() workflow!: Record<string, unknown>;
}

export interface ValidateWorkflowReply {
  valid: boolean;
  issues: Issue[];
  semanticHash: string | null;
}

export class GetWorkflowRequest {
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) key!: string;
  /** Newest where absent. */
  @Optional() @IsRowNumber() version?: number;
  /** Where nothing is published yet, answer the `WorkflowSummary` instead of a problem. */
  @Optional() @IsBoolean() orSummary?: boolean;
}

/** An immutable published version with the definitions that it froze. */
export interface WorkflowVersionReply {
  key: string;
  label: string;
  version: number;
  semanticHash: string;
  workflow: Workflow;
  lock: DefinitionLock;
  definitions: NodeDefinition[];
  publishedAt: string;
  /** What its publisher said about it. */
  note: string | null;
}

/** May this version run now? `missing` lists steps that no live worker offers in the frozen definition. */
export interface ResolveWorkflowReply {
  key: string;
  version: number;
  semanticHash: string;
  missing: { step: string; version: number; reason: string }[];
  /** Pools of its steps for which nothing is dispatched now. */
  pausedPools: string[];
  /** Pools of its steps in which too many nodes wait. */
  fullPools: string[];
  /** How long a run may take whose nodes keep their limits, in milliseconds. */
  longestPathMs: number;
  /** Whom its nodes notify. */
  notifies: NotifyRule[];
}

/** Whom a node notifies: '' and an empty list mean the channel and the recipients of the output type. */
export interface NotifyRule {
  channel: '' | 'in_app' | 'email';
  recipients: string[];
}

export interface WorkflowSummary {
  key: string;
  label: string;
  /** Null before the first publish. */
  latestVersion: number | null;
  semanticHash: string | null;
  archived: boolean;
  /** `differs`: publishing the draft would make a new version, or it cannot be published as it is. */
  draft: { revision: number; changedAt: string; differs: boolean };
}

export interface LiveWorker {
  worker: string;
  pools: string[];
  capabilities: string[];
  slots: number;
  lastSeenAt: string;
}

export class ConvertPresetRequest {
  /** Any JSON: what is wrong with it is in the report, not an error. */
  @IsDefined() @AsItIs() config!: unknown;
}

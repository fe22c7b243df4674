import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Failure } from '../failure.js';
import { IsInstant, IsTimeCursor } from '../instant.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { IsRowNumber } from '../row-number.js';
import type { NodeCacheReply } from './node-cache.dto.js';
import { IsStorable } from '../storable.js';
import { Optional } from '../presence.js';

export class RunQuery {
  @IsString() @IsStorable() runId!: string;
  /** How many of its nodes to answer at most; the others are read as pages. */
  @Optional() @IsInt() @Min(0) @Max(500) nodes?: number;
}

export class CancelRunRequest {
  @IsString() @IsStorable() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

const RUN_STATUSES = ['running', 'succeeded', 'failed', 'cancelled'];

/** Which runs, newest first. `since` and `until` (exclusive) are of their creation; `after` is the `next` of another page. */
export class ListRunsRequest {
  @Optional() @IsUUID() deliveryId?: string;
  @Optional() @IsUUID() orderLineId?: string;
  @Optional() @IsIn(RUN_STATUSES) status?: string;
  @Optional() @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) workflow?: string;
  @Optional() @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) outputType?: string;
  @Optional() @IsInstant() since?: string;
  @Optional() @IsInstant() until?: string;
  @Optional() @IsTimeCursor() after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** Which part of a run's nodes, in the order of its plan. A page may be shorter than `limit`: a reply has to fit into a message. */
export class NodesQuery {
  @Optional() @Matches(/^\d{1,5}$/) after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  /** One status, or several with commas between. */
  @Optional() @Matches(/^[a-z_]+(,[a-z_]+){0,8}$/) status?: string;
  /** With all attempts of each node. */
  @Optional() @IsIn(['true', 'false']) attempts?: 'true' | 'false';
}

export class ListNodesRequest extends NodesQuery {
  @IsString() @IsStorable() runId!: string;
}

/** Which part of what the nodes put in. */
export class ContextQuery {
  @Optional() @Matches(/^\d{1,5}$/) after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class GetContextRequest extends ContextQuery {
  @IsString() @IsStorable() runId!: string;
}

export class ListAttemptsRequest {
  @IsString() @IsStorable() runId!: string;
  @IsString() @IsStorable() nodeId!: string;
}

/** One try of a node. `deliveryCount` is how often the bus handed it to a worker. */
export interface AttemptReply {
  attempt: number;
  /** `open`, then `succeeded`, `failed`, `interrupted`, or `abandoned` where no result was accepted. */
  outcome: string;
  failure: Failure | null;
  worker: string | null;
  deliveryCount: number | null;
  traceId: string | null;
  dispatchedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export class PauseRunRequest {
  @IsString() @IsStorable() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

export class RerunRequest {
  @IsString() @IsStorable() runId!: string;
  /** Absent: what did not succeed runs anew. */
  @Optional() @IsString() @IsStorable() fromNode?: string;
  @Optional() @IsRowNumber() version?: number;
}

/** Whose work a node took over: the attempt that did it. */
export interface ReusedFrom {
  runId: string;
  nodeRunId: string;
  attempt: number;
}

/** One part of a node that is spread over workers; `label` is what it makes, such as "angles 3–4". */
export interface ShardReply {
  index: number;
  label: string;
  status: string;
  attempt: number;
  worker: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  failure: Failure | null;
}

export interface NodeRunReply {
  nodeRunId: string;
  nodeId: string;
  step: string;
  version: number;
  status: string;
  attempt: number;
  inputs: Record<string, unknown> | null;
  outputs: Record<string, unknown> | null;
  /** The inputs are there and too large for this reply: read the outputs of the nodes before it. */
  inputsLeftOut?: true;
  logs: { level: string; code: string; params: Record<string, unknown> }[];
  failure: Failure | null;
  reusedFrom: ReusedFrom | null;
  /** Null in lists and before its first attempt. */
  cache: NodeCacheReply | null;
  startedAt: string | null;
  finishedAt: string | null;
  attempts?: AttemptReply[];
  /** Empty where the node is done by one worker. */
  shards: ShardReply[];
}

/** A part of a run's nodes; `next` is the `after` of the following part, null where there is none. */
export interface NodesReply {
  nodes: NodeRunReply[];
  next: string | null;
}

/** A run without its nodes. */
export interface RunSummary {
  runId: string;
  deliveryId: string;
  orderLineId: string;
  runClass: 'live' | 'shadow';
  workflow: { key: string; version: number; semanticHash: string };
  status: string;
  failure: Failure | null;
  createdAt: string;
  finishedAt: string | null;
  /** When it ends whatever it does then; a pause does not put it off. */
  deadlineAt: string;
  paused: { since: string; reason: string } | null;
  /** The run that this one did again, with what was decided for each node: `reused`, or why it ran anew. */
  rerunOf: string | null;
  reuse: { fromNode: string | null; nodes: { nodeId: string; decision: string }[] } | null;
  traceId: string | null;
}

export interface RunsReply {
  runs: RunSummary[];
  next: string | null;
}

/** A run with its first nodes; where there are more, `nodesNext` is the `after` of the first page of them. */
export interface RunReply extends RunSummary {
  nodes: NodeRunReply[];
  nodesTotal: number;
  /** How many of all nodes are in each status. */
  nodeCounts: Record<string, number>;
  nodesNext: string | null;
}

/** The run that does another's work again; `isNew` is false where one that does the same was under way already. */
export interface RerunReply {
  run: RunReply;
  isNew: boolean;
}

/** A message that no border could accept; `field` names the first offending property. */
export interface DeadLetterReply {
  id: string;
  service: string;
  subject: string;
  field: string;
  reason: string;
  state: DeadLetterState;
  receivedAt: string;
}

/** `waiting` until somebody requeues or discards it. */
export const DEAD_LETTER_STATES = ['waiting', 'requeued', 'discarded'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** One with its body; one whose body is cut cannot be requeued. */
export interface DeadLetterDetail extends DeadLetterReply {
  body: string;
  isCut: boolean;
}

export class DeadLetterQuery {
  @IsString() @Matches(/^[a-z]+-[1-9][0-9]{0,14}$/) id!: string;
}

export class ListDeadLettersRequest {
  @Optional() @IsIn(['orchestrator', 'comparison', 'orders', 'node-worker']) service?: string;
  @Optional() @IsIn(DEAD_LETTER_STATES) state?: DeadLetterState;
  /** `<receivedAt>_<id>` of the last one of the page before. */
  @Optional() @IsTimeCursor() @Matches(/_[a-z]+-[1-9][0-9]{0,14}$/) after?: string;
  @PageLimit(PAGE_SIZES.deadLetters) limit?: number;
}

/** Body of `POST /runs/:id/cancel`. */
export class CancelRunBody {
  @Optional() @IsString() @MaxLength(500) @IsStorable() reason?: string;
}

/** Body of `POST /runs/:id/pause` and `POST /pools/:pool/pause`. */
export class PauseBody {
  @Optional() @IsString() @MaxLength(500) @IsStorable() reason?: string;
}

/** Body of `POST /runs/:id/rerun`; `version` is that of the run unless named. */
export class RerunBody {
  @IsString() @MaxLength(64) @IsStorable() fromNode!: string;
  @Optional() @IsRowNumber() version?: number;
}

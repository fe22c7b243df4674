import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { ContextEntry, NodeStatus, RunStatus } from '#workflow-core';
import type { Failure } from '../failure.js';
import { IsKey, IsSemanticHash, IsTimestamp } from '../formats.js';
import { IsRowNumber } from '../row-number.js';
import type { PinnedProduct } from '../pinned-inputs.js';
import type { Counts } from './retention.dto.js';
import type { Paused } from './paused.dto.js';
import type { NodeCacheReply } from './node-cache.dto.js';
import { IsStorable } from '../storable.js';
import { Optional } from '../presence.js';
import { QueryFlag } from '../query-flag.js';

export class RunQuery {
  @IsString() @IsStorable() runId!: string;
  /** How many nodes the reply holds at most; the others are read as pages. */
  @Optional() @IsInt() @Min(0) @Max(500) nodes?: number;
}

export class CancelRunRequest {
  @IsString() @IsStorable() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

/**
 * Which part of a run's nodes, in the order of its plan. A page may be shorter than `limit`: a reply must fit into a
 * message.
 */
export class NodesQuery {
  @Optional() @Matches(/^\d{1,5}$/) after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  /** One status, or several with commas between. */
  @Optional() @Matches(/^[a-z_]+(,[a-z_]+){0,8}$/) status?: string;
  /** With all attempts of each node. */
  @QueryFlag() attempts?: boolean;
}

export class ListNodesRequest extends NodesQuery {
  @IsString() @IsStorable() runId!: string;
}

/** A page of the outputs of a run's nodes. */
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

export type AttemptOutcome = 'open' | 'succeeded' | 'failed' | 'interrupted' | 'abandoned';

/** One attempt of a node. `deliveryCount` is how often the bus delivered it to a worker. */
export class AttemptReply {
  @IsInt() attempt!: number;
  /** `abandoned` where no result was accepted. */
  outcome!: AttemptOutcome;
  failure!: Failure | null;
  worker!: string | null;
  @IsInt() deliveryCount!: number | null;
  traceId!: string | null;
  @IsTimestamp() dispatchedAt!: string;
  @IsTimestamp() startedAt!: string | null;
  @IsTimestamp() finishedAt!: string | null;
}

export class PauseRunRequest {
  @IsString() @IsStorable() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

export class RerunRequest {
  @IsString() @IsStorable() runId!: string;
  /** Absent: nodes that did not succeed run anew. */
  @Optional() @IsString() @IsStorable() fromNode?: string;
  @Optional() @IsRowNumber() version?: number;
}

/** The attempt whose outputs a node reused. */
export class ReusedFrom {
  runId!: string;
  nodeRunId!: string;
  @IsInt() attempt!: number;
}

/** One shard of a node; `label` describes its part, such as "angles 3–4". */
export class ShardReply {
  @IsInt() index!: number;
  label!: string;
  status!: NodeStatus;
  @IsInt() attempt!: number;
  worker!: string | null;
  @IsTimestamp() startedAt!: string | null;
  @IsTimestamp() finishedAt!: string | null;
  failure!: Failure | null;
}

/** One log line of a step. */
export class NodeLog {
  level!: 'info' | 'warn' | 'error';
  code!: string;
  params!: Record<string, unknown>;
}

export class NodeRunReply {
  nodeRunId!: string;
  nodeId!: string;
  step!: string;
  @IsInt() version!: number;
  status!: NodeStatus;
  @IsInt() attempt!: number;
  inputs!: Record<string, unknown> | null;
  outputs!: Record<string, unknown> | null;
  /** The inputs are too large for this reply: read the outputs of the nodes before it. */
  inputsLeftOut?: true;
  logs!: NodeLog[];
  failure!: Failure | null;
  reusedFrom!: ReusedFrom | null;
  /** Null in lists and before its first attempt. */
  cache!: NodeCacheReply | null;
  @IsTimestamp() startedAt!: string | null;
  @IsTimestamp() finishedAt!: string | null;
  attempts?: AttemptReply[];
  /** Empty for an unsharded node. */
  shards!: ShardReply[];
}

/** A page of a run's nodes; `next` is the `after` of the following page, null where there is none. */
export class NodesReply {
  nodes!: NodeRunReply[];
  next!: string | null;
}

/** A page of the outputs of a run's nodes; `next` is the `after` of the following part. */
export class RunContextReply {
  entries!: ContextEntry[];
  next!: string | null;
}

/** The version that a run executes. */
export class RunWorkflow {
  @IsKey() key!: string;
  @IsInt() version!: number;
  @IsSemanticHash() semanticHash!: string;
}

/** The decision for a node of a rerun: `reused`, or why it ran anew. */
export class ReuseDecision {
  nodeId!: string;
  decision!: string;
}

/** How much of another run was reused; `fromNode` is null where the nodes that did not succeed ran anew. */
export class ReusePlan {
  fromNode!: string | null;
  nodes!: ReuseDecision[];
}

/** A run without its nodes. */
export class RunSummary {
  runId!: string;
  deliveryId!: string;
  orderLineId!: string;
  orderNumber!: string;
  product!: PinnedProduct;
  /** The key of the ordered output type. */
  outputType!: string;
  runClass!: 'live' | 'shadow';
  workflow!: RunWorkflow;
  status!: RunStatus;
  failure!: Failure | null;
  @IsTimestamp() createdAt!: string;
  @IsTimestamp() finishedAt!: string | null;
  /** The run's deadline; a pause does not extend it. */
  @IsTimestamp() deadlineAt!: string;
  paused!: Paused | null;
  /** The run that this one repeats. */
  rerunOf!: string | null;
  reuse!: ReusePlan | null;
  traceId!: string | null;
}

export class RunsReply {
  runs!: RunSummary[];
  next!: string | null;
}

/** A run with its first nodes; where there are more, `nodesNext` is the `after` of the first page of them. */
export class RunReply extends RunSummary {
  nodes!: NodeRunReply[];
  @IsInt() nodesTotal!: number;
  /** How many of all nodes are in each status. */
  nodeCounts!: Counts;
  nodesNext!: string | null;
}

/** The rerun; `isNew` is false where an equal one was under way already. */
export class RerunReply {
  run!: RunReply;
  isNew!: boolean;
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

import { Type } from 'class-transformer';
import { IsInt, IsString } from 'class-validator';
import type { NodeStatus, RunStatus } from '#workflow-core';
import type { Failure } from '../failure.js';
import { IsTimestamp } from '../formats.js';
import { Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';
import { IsStorable } from '../storable.js';
import type { CacheMissReason } from './node-cache.dto.js';
import type { Paused } from './paused.dto.js';
import type { AttemptOutcome, NodeLog, RunWorkflow } from './runs.dto.js';

export class RunStatesRequest {
  @IsString() @IsStorable() runId!: string;
}

export class GetNodeRequest extends RunStatesRequest {
  @IsString() @IsStorable() nodeId!: string;
}

export class NodeLogsQuery {
  /** Absent: the newest one. */
  @Optional() @Type(() => Number) @IsRowNumber() attempt?: number;
}

export class NodeLogsRequest extends GetNodeRequest {
  @Optional() @IsRowNumber() attempt?: number;
}

/** A run without what its nodes did. */
export class RunHead {
  id!: string;
  status!: RunStatus;
  runClass!: 'live' | 'shadow';
  workflow!: RunWorkflow;
  failure!: Failure | null;
  paused!: Paused | null;
  @IsTimestamp() createdAt!: string;
  @IsTimestamp() finishedAt!: string | null;
  @IsTimestamp() deadlineAt!: string;
}

/** How many shards of a node succeeded. */
export class ShardCount {
  @IsInt() done!: number;
  @IsInt() total!: number;
}

/** A node of a run without its inputs, outputs and logs. */
export class NodeState {
  nodeId!: string;
  status!: NodeStatus;
  /** The newest one; in `retry_wait` the next one. 0 before the first one. */
  @IsInt() attempt!: number;
  /** Since when it, or a shard of it, waits for room in its pool; null where none waits. */
  @IsTimestamp() readyAt!: string | null;
  /** Of the newest attempt; of a sharded node of its first shard. */
  @IsTimestamp() dispatchedAt!: string | null;
  @IsTimestamp() startedAt!: string | null;
  @IsTimestamp() finishedAt!: string | null;
  /** Null before its first attempt, and while its result is not yet known. */
  cache!: 'hit' | 'miss' | null;
  /** Why it is no hit. */
  cacheMiss!: CacheMissReason | null;
  failureCode!: string | null;
  /** Null for an unsharded node. */
  shards!: ShardCount | null;
}

/** A run with the states of all its nodes in the order of its plan. */
export class RunStates {
  run!: RunHead;
  nodes!: NodeState[];
  /** The database's time when they were read; all times of runs and nodes are of its clock. */
  @IsTimestamp() serverTime!: string;
}

export class RunStatesReply extends RunStates {
  /**
   * Of the run's and its nodes' events these states contain all up to this one: `after` of `GET /runs/:id/events` goes on
   * from it. They may contain later ones as well, so an event may repeat what they say.
   */
  @IsInt() eventId!: number;
}

/** Which part of a node a shard does. */
export class ShardPart {
  @IsInt() index!: number;
  label!: string;
}

/** The log of one attempt of a node or of one of its shards; empty before the attempt ended. */
export class AttemptLogs {
  @IsInt() attempt!: number;
  /** Null for the node itself. */
  shard!: ShardPart | null;
  outcome!: AttemptOutcome;
  logs!: NodeLog[];
}

/** The log of a node's attempt. A sharded node has one of each shard until their results are joined. */
export class NodeLogsReply {
  nodeId!: string;
  attempts!: AttemptLogs[];
  /** How many of them were left out, because a reply must fit into a message. */
  @IsInt() leftOut!: number;
}

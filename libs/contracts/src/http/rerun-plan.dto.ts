import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';
import { IsStorable } from '../storable.js';
import type { ReusedFrom, RunWorkflow } from './runs.dto.js';

/** Which rerun is planned. */
export class RerunPlanQuery {
  /** Absent: a retry is planned. */
  @Optional() @IsString() @MaxLength(64) @IsStorable() fromNode?: string;
  /** That of the run unless named; only with `fromNode`. */
  @Optional() @Type(() => Number) @IsRowNumber() version?: number;
}

/** Why a node of a rerun is reused or runs anew. */
export type RerunReason =
  | 'reused'
  | 'is_from_node'
  | 'descends_from'
  | 'new_node'
  | 'step_changed'
  | 'params_changed'
  | 'not_succeeded'
  | 'upstream_changed';

/** How many shards of a node would run anew. */
export class ShardsToRun {
  @IsInt() willRun!: number;
  @IsInt() total!: number;
}

/** What a rerun would do with a node. */
export class RerunPlanNode {
  nodeId!: string;
  step!: string;
  @IsInt() version!: number;
  willRun!: boolean;
  why!: RerunReason;
  /** The node of `descends_from` and `upstream_changed`, the JSON pointer of `params_changed`; null for other reasons. */
  about!: string | null;
  /** The attempt whose outputs would be reused; null where the node would run. */
  reusedFrom!: ReusedFrom | null;
  /** Null for an unsharded node. */
  shards!: ShardsToRun | null;
}

/** A result that would be reused, but is not stored any more. */
export class GoneResult {
  nodeId!: string;
  /** The first 20 digests of its artifacts that are gone; empty where its outputs are. */
  artifacts!: string[];
}

/** What a retry or rerun would do. */
export class RerunPlanReply {
  /** The run that would be done again. */
  runId!: string;
  /** The version that the new run would execute. */
  workflow!: RunWorkflow;
  /** A shadow run delivers nothing and is compared with nothing. */
  runClass!: 'shadow';
  /** Null for a retry. */
  fromNode!: string | null;
  /** The open run that does the same: it would be the answer instead of a new run. */
  openRun!: string | null;
  /** All nodes in the order of the plan. */
  nodes!: RerunPlanNode[];
  /** The first 100 results that are gone; where there is one, the retry or rerun is refused with `artifacts_gone`. */
  gone!: GoneResult[];
  @IsInt() goneTotal!: number;
}

import { IsIn, IsInt, IsNumber, IsObject, IsString, Min } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { PinnedInputsMessage } from '../pinned-inputs.js';
import { Nested, Optional } from '../presence.js';

/** Which part of node `node` a task is: `count` of its `of` pictures from the `first`; `index` counts from 1 to `total`. */
export class TaskShard {
  @IsString() node!: string;
  @IsInt() @Min(1) index!: number;
  @IsInt() @Min(1) total!: number;
  @IsInt() @Min(0) first!: number;
  @IsInt() @Min(1) count!: number;
  @IsInt() @Min(1) of!: number;
  @IsString() label!: string;
}

/**
 * The step name of a shard's task. A worker of a build without shards has no executor of this name and releases the
 * task; under the step's own name it would do the work of all shards.
 */
export const shardStep = (step: string): string => `${step}.shard`;

/**
 * One attempt of a node run, on `taskSubject`. `inputs`: port → value, resolved; large values are artifact references.
 * With `shard`, `step` is `shardStep` of the step.
 */
export class NodeTask {
  @IsString() runId!: string;
  @IsString() nodeRunId!: string;
  @IsString() nodeId!: string;
  @IsInt() @Min(1) attempt!: number;
  @IsIn(['live', 'shadow']) runClass!: 'live' | 'shadow';
  @IsString() step!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() pool!: string;
  @IsObject() @AsItIs() params!: Record<string, unknown>;
  @IsObject() @AsItIs() inputs!: Record<string, unknown>;
  @Nested(() => PinnedInputsMessage) pinned!: PinnedInputsMessage;
  @IsInt() @Min(1) executionMs!: number;
  /** Milliseconds since the epoch after which the result is ignored. */
  @IsNumber() notAfter!: number;
  /** The partition for its results (`resultSubject`); absent: none. */
  @Optional() @IsInt() @Min(0) partition?: number;
  @Optional() @Nested(() => TaskShard) shard?: TaskShard;
  @Optional() @IsString() traceparent?: string;
}

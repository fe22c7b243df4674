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
 * As what a shard of a step goes out. A worker that knows no shards has no executor of this name and gives it back; under
 * the step's own name it would do the whole.
 */
export const shardStep = (step: string): string => `${step}.shard`;

/**
 * A node run's work for one attempt, on `taskSubject`. `inputs`: port → value, resolved; big things are artifact references.
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
  /** Milliseconds since the epoch after which nobody wants the result. */
  @IsNumber() notAfter!: number;
  /** Where its results are awaited (`resultSubject`); absent: anywhere. */
  @Optional() @IsInt() @Min(0) partition?: number;
  @Optional() @Nested(() => TaskShard) shard?: TaskShard;
  @Optional() @IsString() traceparent?: string;
}

import { IsInt, IsNumber, IsString, Max, Min } from 'class-validator';
import { Optional } from '../presence.js';

/**
 * `worker.node.progressed.v1`: progress of a running node; `fraction` 0 to 1. The progress of a sharded node is the
 * mean of its shards.
 */
export class NodeProgressed {
  static readonly event = 'worker.node.progressed.v1';
  @IsString() runId!: string;
  @IsString() nodeRunId!: string;
  @IsString() nodeId!: string;
  @IsInt() attempt!: number;
  @IsString() worker!: string;
  @IsNumber() @Min(0) @Max(1) fraction!: number;
  @IsString() message!: string;
  /** The sharded node, and its number of shards. */
  @Optional() @IsString() shardOf?: string;
  @Optional() @IsInt() @Min(1) shards?: number;
}

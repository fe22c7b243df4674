import { IsInt, IsNumber, IsString, Max, Min } from 'class-validator';
import { Optional } from '../presence.js';

/** `worker.node.progressed.v1`: for people who wait; `fraction` 0 to 1. A node that is spread is as far as its shards on average. */
export class NodeProgressed {
  static readonly event = 'worker.node.progressed.v1';
  @IsString() runId!: string;
  @IsString() nodeRunId!: string;
  @IsString() nodeId!: string;
  @IsInt() attempt!: number;
  @IsString() worker!: string;
  @IsNumber() @Min(0) @Max(1) fraction!: number;
  @IsString() message!: string;
  /** The node of which this is a part, and how many parts it has. */
  @Optional() @IsString() shardOf?: string;
  @Optional() @IsInt() @Min(1) shards?: number;
}

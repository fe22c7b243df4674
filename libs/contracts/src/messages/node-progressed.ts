import { IsInt, IsNumber, IsString, Max, Min } from 'class-validator';

/** `worker.node.progressed.v1`: for people who wait; `fraction` 0 to 1. */
export class NodeProgressed {
  static readonly event = 'worker.node.progressed.v1';
  @IsString() runId!: string;
  @IsString() nodeRunId!: string;
  @IsString() nodeId!: string;
  @IsInt() attempt!: number;
  @IsString() worker!: string;
  @IsNumber() @Min(0) @Max(1) fraction!: number;
  @IsString() message!: string;
}

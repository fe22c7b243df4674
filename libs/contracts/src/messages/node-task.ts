import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { PinnedInputsMessage } from '../pinned-inputs.js';

/** A node run's work for one attempt, on `taskSubject`. `inputs`: port → value, resolved; big things are artifact references. */
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
  @ValidateNested() @Type(() => PinnedInputsMessage) pinned!: PinnedInputsMessage;
  @IsInt() @Min(1) executionMs!: number;
  /** Milliseconds since the epoch after which nobody wants the result. */
  @IsNumber() notAfter!: number;
  @IsOptional() @IsString() traceparent?: string;
}

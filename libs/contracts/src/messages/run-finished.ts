import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Evidence } from '../evidence/evidence.js';
import { Failure } from '../failure.js';

/** `orchestrator.run.finished.v1`: the run ended; `evidence` holds all that it staged. */
export class RunFinished {
  static readonly event = 'orchestrator.run.finished.v1';
  @IsUUID() runId!: string;
  @IsUUID() deliveryId!: string;
  @IsIn(['live', 'shadow']) runClass!: 'live' | 'shadow';
  @IsIn(['succeeded', 'failed', 'cancelled']) status!: 'succeeded' | 'failed' | 'cancelled';
  @IsOptional() @ValidateNested() @Type(() => Failure) failure?: Failure;
  @ValidateNested() @Type(() => Evidence) evidence!: Evidence;
}

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
  /** It did another run's work again, for people to look at: it delivers nothing and is compared with nothing. */
  @IsOptional() @IsUUID() rerunOf?: string;
  @ValidateNested() @Type(() => Evidence) evidence!: Evidence;
}

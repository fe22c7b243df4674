import { IsIn, IsUUID } from 'class-validator';
import { Evidence } from '../evidence/evidence.js';
import { Failure } from '../failure.js';
import { Nested, Optional } from '../presence.js';

/** `orchestrator.run.finished.v1`: the run ended; `evidence` holds all that it staged. */
export class RunFinished {
  static readonly event = 'orchestrator.run.finished.v1';
  @IsUUID() runId!: string;
  @IsUUID() deliveryId!: string;
  @IsIn(['live', 'shadow']) runClass!: 'live' | 'shadow';
  @IsIn(['succeeded', 'failed', 'cancelled']) status!: 'succeeded' | 'failed' | 'cancelled';
  @Optional() @Nested(() => Failure) failure?: Failure;
  /** A rerun, for inspection: it delivers nothing and is not compared. */
  @Optional() @IsUUID() rerunOf?: string;
  @Nested(() => Evidence) evidence!: Evidence;
}

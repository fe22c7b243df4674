import { IsIn, IsString } from 'class-validator';
import { Evidence } from '../evidence/evidence.js';
import { Nested, Optional } from '../presence.js';

/** `orders.legacy.finished.v1`: legacy ended for this delivery. `runId` is the graph run beside it, if there is one. */
export class LegacyFinished {
  static readonly event = 'orders.legacy.finished.v1';
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsIn(['legacy', 'graph', 'shadow']) mode!: 'legacy' | 'graph' | 'shadow';
  @Optional() @IsString() runId?: string;
  @Nested(() => Evidence) evidence!: Evidence;
}

import { IsString } from 'class-validator';

/** `orders.run.cancel-requested.v1`: nobody waits for this run any more. */
export class RunCancelRequested {
  static readonly event = 'orders.run.cancel-requested.v1';
  @IsString() runId!: string;
  @IsString() deliveryId!: string;
  @IsString() reason!: string;
}

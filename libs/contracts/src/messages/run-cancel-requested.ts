import { IsString } from 'class-validator';

/** `orders.run.cancel-requested.v1`: a request to cancel this run. */
export class RunCancelRequested {
  static readonly event = 'orders.run.cancel-requested.v1';
  @IsString() runId!: string;
  @IsString() deliveryId!: string;
  @IsString() reason!: string;
}

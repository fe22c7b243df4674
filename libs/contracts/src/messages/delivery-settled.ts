import { IsIn, IsInt, IsString } from 'class-validator';
import { Optional } from '../presence.js';

/** `orders.delivery.settled.v1`: the delivery is committed, cancelled or failed; its state is final. */
export class DeliverySettled {
  static readonly event = 'orders.delivery.settled.v1';
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsInt() generation!: number;
  @IsIn(['committed', 'cancelled', 'failed']) state!: 'committed' | 'cancelled' | 'failed';
  @Optional() @IsIn(['legacy', 'graph']) path?: 'legacy' | 'graph';
  @Optional() @IsString() runId?: string;
}

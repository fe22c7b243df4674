import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';

/** `orders.delivery.settled.v1`: the delivery is committed, cancelled or failed; this never changes again. */
export class DeliverySettled {
  static readonly event = 'orders.delivery.settled.v1';
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsInt() generation!: number;
  @IsIn(['committed', 'cancelled', 'failed']) state!: 'committed' | 'cancelled' | 'failed';
  @IsOptional() @IsIn(['legacy', 'graph']) path?: 'legacy' | 'graph';
  @IsOptional() @IsString() runId?: string;
}

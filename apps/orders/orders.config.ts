import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { DatabaseServiceConfig, Env, NatsPrefix, NatsUrl } from '#platform/config';

/** What the orders service reads from its environment. */
export class OrdersConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  @Env('HARTOMAT_ORDERS_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65535) port!: number;

  /** Shared with the gateway; whoever has it may speak for any user. */
  @Env('HARTOMAT_INTERNAL_TOKEN') @IsString() @MinLength(16) internalToken!: string;

  /** A graph run that nobody accepted by then goes to legacy. */
  @Env('HARTOMAT_ORDERS_ACCEPT_MS') @Type(() => Number) @IsInt() @Min(100) acceptMs = 10_000;

  /** A graph delivery that is not committed by then goes to legacy. */
  @Env('HARTOMAT_ORDERS_RUN_DEADLINE_MS') @Type(() => Number) @IsInt() @Min(100) runDeadlineMs = 15 * 60_000;

  @Env('HARTOMAT_ORDERS_SWEEP_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(50) sweepIntervalMs = 1000;
}

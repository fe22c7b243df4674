import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { DatabaseServiceConfig, Env } from '#platform/config';

/** What the orders service reads from its environment. */
export class OrdersConfig extends DatabaseServiceConfig {
  @Env('HARTOMAT_NATS_URL') @Matches(/^(nats|tls):\/\//, { message: 'natsUrl must be a nats:// URL' }) natsUrl!: string;
  @Env('HARTOMAT_NATS_PREFIX') @Matches(/^[a-z][a-z0-9]{0,30}$/) natsPrefix = 'wf';

  @Env('HARTOMAT_ORDERS_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65535) port!: number;

  /** Shared with the gateway; whoever has it may speak for any user. */
  @Env('HARTOMAT_INTERNAL_TOKEN') @IsString() @MinLength(16) internalToken!: string;

  /** A graph run that nobody accepted by then goes to legacy. */
  @Env('HARTOMAT_ORDERS_ACCEPT_MS') @Type(() => Number) @IsInt() @Min(100) acceptMs = 10_000;

  /** A graph delivery that is not committed by then goes to legacy. */
  @Env('HARTOMAT_ORDERS_RUN_DEADLINE_MS') @Type(() => Number) @IsInt() @Min(100) runDeadlineMs = 15 * 60_000;

  @Env('HARTOMAT_ORDERS_SWEEP_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(50) sweepIntervalMs = 1000;
}

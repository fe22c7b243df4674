import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { DatabaseServiceConfig, Env, NatsPrefix, NatsUrl } from '#platform/config';

export const LOGGER = Symbol('logger');
/** Every version of every definition that this build serves. */
export const DEFINITIONS = Symbol('definitions');

/** What the registry reads from its environment. */
export class RegistryConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  /** As configured for orders, to warn of workflows that may exceed it. */
  @Env('HARTOMAT_ORDERS_RUN_DEADLINE_MS')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(100)
  runDeadlineMs?: number;
}

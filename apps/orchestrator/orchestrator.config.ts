import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { DatabaseServiceConfig, Env, NatsPrefix, NatsUrl } from '#platform/config';

export const LOGGER = Symbol('logger');

/** What the orchestrator reads from its environment. */
export class OrchestratorConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  /** How often deadlines, due retries and lost tasks are looked for. */
  @Env('HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(20) sweepIntervalMs = 1000;

  /** A task that is not in its stream this long after its dispatch was never published, or the stream was wiped. */
  @Env('HARTOMAT_ORCHESTRATOR_LOST_TASK_AFTER_MS') @Type(() => Number) @IsInt() @Min(20) lostTaskAfterMs = 5000;

  /** Workers end an attempt at its deadline themselves and say more about it; the sweep waits this much longer. */
  @Env('HARTOMAT_ORCHESTRATOR_EXECUTION_GRACE_MS') @Type(() => Number) @IsInt() @Min(0) executionGraceMs = 10_000;

  /** Results decided and committed together at most. */
  @Env('HARTOMAT_ORCHESTRATOR_BATCH_COUNT') @Type(() => Number) @IsInt() @Min(1) @Max(2000) batchCount = 200;

  /** Results of nodes that are kept for other runs, at most; the least recently used go first. */
  @Env('HARTOMAT_CACHE_ENTRIES') @Type(() => Number) @IsInt() @Min(0) cacheEntries = 100_000;

  /** A kept result that was not used for so long is forgotten. */
  @Env('HARTOMAT_CACHE_AGE_DAYS') @Type(() => Number) @IsInt() @Min(1) cacheAgeDays = 30;
}

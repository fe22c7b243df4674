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

  /**
   * Tasks of a pool that may be with workers or on their way although few workers are there: twice as many as the pool's
   * largest scale works on at once. Where steps take milliseconds it is about a second's work.
   */
  @Env('HARTOMAT_ORCHESTRATOR_WINDOW_RENDER') @Type(() => Number) @IsInt() @Min(1) windowRender = 32;
  @Env('HARTOMAT_ORCHESTRATOR_WINDOW_MATERIALS') @Type(() => Number) @IsInt() @Min(1) windowMaterials = 1000;
  @Env('HARTOMAT_ORCHESTRATOR_WINDOW_NOTIFY') @Type(() => Number) @IsInt() @Min(1) windowNotify = 1000;

  /** Runs that ended are kept this long. */
  @Env('HARTOMAT_RETENTION_RUN_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionRunDays = 90;

  /** Dead letters are kept this long. */
  @Env('HARTOMAT_RETENTION_DEAD_LETTER_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionDeadLetterDays = 90;

  /** Results of nodes that are kept for other runs, at most; the least recently used go first. */
  @Env('HARTOMAT_CACHE_ENTRIES') @Type(() => Number) @IsInt() @Min(0) cacheEntries = 100_000;

  /** A kept result that was not used for so long is forgotten. */
  @Env('HARTOMAT_CACHE_AGE_DAYS') @Type(() => Number) @IsInt() @Min(1) cacheAgeDays = 30;

  windowOf(pool: string): number {
    return { render: this.windowRender, materials: this.windowMaterials, notify: this.windowNotify }[pool] ?? 1;
  }
}

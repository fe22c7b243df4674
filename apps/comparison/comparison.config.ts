import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { DatabaseServiceConfig, Env, NatsPrefix, NatsUrl } from '#platform/config';

/** What the comparison service reads from its environment. */
export class ComparisonConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  /** Evidence of settled deliveries is kept this long; deliveries, assets and verdicts stay. */
  @Env('HARTOMAT_RETENTION_EVIDENCE_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionEvidenceDays = 90;

  /** Comparing one pair is aborted after this time and retried later. The largest pictures take a minute. */
  @Env('HARTOMAT_COMPARISON_PAIR_DEADLINE_MS') @Type(() => Number) @IsInt() @Min(100) pairDeadlineMs = 10 * 60_000;

  /** Dead letters are kept this long. */
  @Env('HARTOMAT_RETENTION_DEAD_LETTER_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionDeadLetterDays = 90;
}

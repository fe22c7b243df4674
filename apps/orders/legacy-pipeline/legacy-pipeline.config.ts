import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { DatabaseServiceConfig, Env } from '#platform/config';

export const LOGGER = Symbol('logger');

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What the legacy pipeline reads from its environment: no bus in it. */
export class LegacyPipelineConfig extends DatabaseServiceConfig {
  /** The state folder: unpacked browser and scratch files. */
  @Env('HARTOMAT_HOME') @IsString() home!: string;

  @Env('HARTOMAT_CHROMIUM_PATH') @IsOptional() @IsString() chromiumPath?: string;
  @Env('HARTOMAT_BLENDER_PATH') @IsOptional() @IsString() blenderPath?: string;

  @Env('HARTOMAT_LEGACY_POLL_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(10) pollIntervalMs = 200;

  /** A job is recovered when its pipeline has not renewed the lease for so long, or at once where the process is known to be dead. */
  @Env('HARTOMAT_LEGACY_LEASE_MS') @Type(() => Number) @IsInt() @Min(1000) leaseMs = 20_000;

  /** How long the current job may run on after SIGTERM before it is requeued. A supervisor's grace period must be longer. */
  @Env('HARTOMAT_LEGACY_DRAIN_MS') @Type(() => Number) @IsInt() @Min(0) drainMs = 20_000;

  /** Pauses after the first failure that is not the line's own, the second …, separated by commas; the last one repeats. */
  @Env('HARTOMAT_LEGACY_RETRY_PAUSES_MS')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').map(Number) : value))
  @IsInt({ each: true })
  @Min(0, { each: true })
  @ArrayMinSize(1)
  retryPausesMs: number[] = [2 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 10 * MINUTE];
}

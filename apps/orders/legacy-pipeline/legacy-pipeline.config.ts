import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import { DatabaseServiceConfig, Env } from '#platform/config';

/** What the legacy pipeline reads from its environment: no bus in it. */
export class LegacyPipelineConfig extends DatabaseServiceConfig {
  /** The state folder: unpacked browser and scratch files. */
  @Env('HARTOMAT_HOME') @IsString() home!: string;

  @Env('HARTOMAT_CHROMIUM_PATH') @IsOptional() @IsString() chromiumPath?: string;
  @Env('HARTOMAT_BLENDER_PATH') @IsOptional() @IsString() blenderPath?: string;

  @Env('HARTOMAT_LEGACY_POLL_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(10) pollIntervalMs = 200;

  /** How long a dead pipeline's job waits for another. */
  @Env('HARTOMAT_LEGACY_LEASE_MS') @Type(() => Number) @IsInt() @Min(1000) leaseMs = 60_000;
}

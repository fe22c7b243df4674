import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { POOLS } from '#contracts';
import { Env, NatsPrefix, NatsUrl, ServiceConfig } from '#platform/config';
import type { PoolSettings } from './slots/pool-settings.js';
import { parseSlots, poolSettings } from './slots/pool-settings.js';

/** What a worker reads from its environment; no database in it. */
export class NodeWorkerConfig extends ServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  /** The state folder: unpacked browser and scratch files. */
  @Env('HARTOMAT_HOME') @IsString() home!: string;

  @Env('HARTOMAT_CHROMIUM_PATH') @IsOptional() @IsString() chromiumPath?: string;
  @Env('HARTOMAT_BLENDER_PATH') @IsOptional() @IsString() blenderPath?: string;

  /** Its name in results and announcements; unique per process. */
  @Env('HARTOMAT_WORKER_NAME')
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
  name = `${hostname().replaceAll(/[^A-Za-z0-9._-]/g, '-')}-${process.pid}-${randomBytes(2).toString('hex')}`;

  @Env('HARTOMAT_WORKER_POOLS')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayMinSize(1)
  @IsIn(POOLS, { each: true })
  pools: string[] = [...POOLS];

  /** `render=2,notify=1`, or one number for every pool. */
  @Env('HARTOMAT_WORKER_SLOTS')
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? parseSlots(value) : value))
  @IsObject({ message: 'slots must be a number from 1 to 64, or a list such as render=2,notify=1' })
  slots?: Record<string, number>;

  /** The lease of a task, for every pool. */
  @Env('HARTOMAT_WORKER_LEASE_MS') @IsOptional() @Type(() => Number) @IsInt() @Min(1000) leaseMs?: number;

  /** How long running tasks may continue after SIGTERM before they are interrupted. */
  @Env('HARTOMAT_WORKER_DRAIN_MS') @Type(() => Number) @IsInt() @Min(0) @Max(3_600_000) drainMs = 4_000;

  /** The pools that it serves, each with its slots and lease. */
  get poolSettings(): PoolSettings[] {
    return [...new Set(this.pools)].map((pool) => poolSettings(pool, this.slots?.[pool], this.leaseMs));
  }
}

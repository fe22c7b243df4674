import { IsArray, IsBoolean, IsInt, IsObject, IsString, Min } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { NestedList, Optional } from '../presence.js';

export class AnnouncedStep {
  @IsString() step!: string;
  @IsInt() @Min(1) version!: number;
  /** Definition hash, by which a worker of another build is detected. */
  @IsString() hash!: string;
  /** How many shards of it this worker does at once; absent where it supports no shards. */
  @Optional() @IsInt() @Min(1) shards?: number;
  /** Digest of the code that executes it; absent: of a worker from before the run cache. */
  @Optional() @IsString() code?: string;
  /** The tool that it uses (`toolOf`); '' for none. */
  @Optional() @IsString() tool?: string;
  /** Which parts of its inputs the step reads (the core's `Reads`); a port that is not named is read whole. */
  @Optional() @IsObject() @AsItIs() reads?: Record<string, string[]>;
}

/** A worker without an announcement for longer counts as dead. */
export const WORKER_TTL_MS = 10_000;

/**
 * A worker's capabilities, announced every two seconds; after ten seconds without an announcement it counts as dead.
 */
export class WorkerAnnounced {
  @IsString() worker!: string;
  @IsArray() @IsString({ each: true }) pools!: string[];
  @IsArray() @IsString({ each: true }) capabilities!: string[];
  @IsInt() @Min(1) slots!: number;
  @NestedList(() => AnnouncedStep) steps!: AnnouncedStep[];
  /** Departure message: its builds no longer count. */
  @Optional() @IsBoolean() leaving?: boolean;
}

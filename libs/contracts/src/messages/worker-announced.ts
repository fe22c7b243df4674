import { IsArray, IsBoolean, IsInt, IsObject, IsString, Min } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { NestedList, Optional } from '../presence.js';

export class AnnouncedStep {
  @IsString() step!: string;
  @IsInt() @Min(1) version!: number;
  /** Definition hash, so that a worker of another build is noticed. */
  @IsString() hash!: string;
  /** How many shards of it this worker does at once; absent where it only does the whole. */
  @Optional() @IsInt() @Min(1) shards?: number;
  /** Digest of the code that executes it; absent: of a worker from before results were kept. */
  @Optional() @IsString() code?: string;
  /** The tool that it works with, as `toolOf` names it; '' for none. */
  @Optional() @IsString() tool?: string;
  /** Which parts of its inputs the step reads (the core's `Reads`); a port that is not named is read whole. */
  @Optional() @IsObject() @AsItIs() reads?: Record<string, string[]>;
}

/** A worker that was silent for longer is gone. */
export const WORKER_TTL_MS = 10_000;

/** A worker says what it can do, every two seconds; silent for ten, it is gone. */
export class WorkerAnnounced {
  @IsString() worker!: string;
  @IsArray() @IsString({ each: true }) pools!: string[];
  @IsArray() @IsString({ each: true }) capabilities!: string[];
  @IsInt() @Min(1) slots!: number;
  @NestedList(() => AnnouncedStep) steps!: AnnouncedStep[];
  /** Its last word: what it executes with no longer counts. */
  @Optional() @IsBoolean() leaving?: boolean;
}

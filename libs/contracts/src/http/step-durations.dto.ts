import { ArrayMaxSize, IsInt, IsNumber, IsString, MaxLength } from 'class-validator';
import { NestedList } from '../presence.js';
import { IsRowNumber } from '../row-number.js';
import { IsStorable } from '../storable.js';

export class StepVersion {
  @IsString() @MaxLength(100) @IsStorable() step!: string;
  @IsRowNumber() version!: number;
}

/** How long attempts at these steps took. */
export class StepDurationsRequest {
  @ArrayMaxSize(1000) @NestedList(() => StepVersion) steps!: StepVersion[];
}

/**
 * How long `n` successful attempts at a step took that a worker made in the last 30 days, in seconds from start to end; of a
 * sharded node each shard is one. At most the newest 500 nodes are looked at. Reused results are none.
 */
export class StepDuration {
  step!: string;
  @IsInt() version!: number;
  @IsInt() n!: number;
  @IsNumber() medianSeconds!: number;
  @IsNumber() p90Seconds!: number;
}

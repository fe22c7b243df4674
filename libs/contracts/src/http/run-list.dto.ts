import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsKey } from '../formats.js';
import { IsInstant, IsTimeCursor } from '../instant.js';
import { Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';
import { IsStorable } from '../storable.js';
import { RUN_CLASSES } from '../streams.js';
import type { RunClass } from '../subjects.js';
import type { Verdict } from './comparisons.dto.js';
import { RunSummary } from './runs.dto.js';

const STATUS = '(running|succeeded|failed|cancelled)';
const STATUSES = new RegExp(`^${STATUS}(,${STATUS}){0,3}$`);

/** Which runs, newest first. `since` and `until` (exclusive) are of their creation; `after` is the `next` of another page. */
export class ListRunsRequest {
  @Optional() @IsUUID() deliveryId?: string;
  @Optional() @IsUUID() orderLineId?: string;
  /** One status, or several with commas between. */
  @Optional() @Matches(STATUSES) status?: string;
  @Optional() @IsKey() workflow?: string;
  /** Of the workflow. */
  @Optional() @Type(() => Number) @IsRowNumber() version?: number;
  @Optional() @IsIn(RUN_CLASSES) runClass?: RunClass;
  /** The code of the failure with which they ended. */
  @Optional() @Matches(/^[a-z][a-z0-9_.]{0,99}$/) failureCode?: string;
  /** The beginning of their id, or a part of the order's number or of the product's key or name, in whatever case. */
  @Optional() @IsString() @MinLength(1) @MaxLength(200) @IsStorable() q?: string;
  @Optional() @IsKey() outputType?: string;
  @Optional() @IsInstant() since?: string;
  @Optional() @IsInstant() until?: string;
  @Optional() @IsTimeCursor() after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** A run in a list. */
export class RunListEntry extends RunSummary {
  /** What the comparison with legacy's result said; null where none was made, and where comparison does not answer. */
  verdict!: Verdict | null;
}

/** A page of runs; `next` is the `after` of the following one, null where there is none. */
export class RunListReply {
  runs!: RunListEntry[];
  next!: string | null;
}

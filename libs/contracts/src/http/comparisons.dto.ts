import { ArrayMaxSize, IsArray, IsString, IsUUID } from 'class-validator';
import type { Aspect } from '../aspects/aspects.generated.js';
import { IsTimestamp } from '../formats.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';
import { IsStorable } from '../storable.js';

export class ListComparisonsRequest {
  @Optional() @IsUUID() deliveryId?: string;
  @Optional() @IsUUID() after?: string;
  @PageLimit(PAGE_SIZES.comparisons) limit?: number;
}

export class GetComparisonRequest {
  @IsString() @IsStorable() comparisonId!: string;
}

/** The verdicts on some runs. */
export class RunVerdictsRequest {
  @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) runIds!: string[];
}

/** Runs without a verdict are left out. */
export class RunVerdict {
  runId!: string;
  verdict!: Verdict;
}

export type Verdict = 'match' | 'tolerated' | 'mismatch' | 'inconclusive';
export { ASPECTS } from '../aspects/aspects.generated.js';
export type { Aspect } from '../aspects/aspects.generated.js';

/** One reason for an aspect's verdict. `part` names the part(s) of the product that differ, where that is known. */
export class ComparisonReason {
  aspect!: Aspect;
  code!: string;
  message!: string;
  part?: string;
  step?: string;
  asset?: string;
  details?: Record<string, unknown>;
}

export class ComparisonReply {
  id!: string;
  deliveryId!: string;
  orderLineId!: string;
  runId!: string;
  verdict!: Verdict;
  aspects!: Record<Aspect, Verdict>;
  reasons!: ComparisonReason[];
  @IsTimestamp() comparedAt!: string;
}

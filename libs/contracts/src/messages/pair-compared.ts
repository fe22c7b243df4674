import { IsIn, IsString } from 'class-validator';
import { Optional } from '../presence.js';

/** `comparison.pair.compared.v1`: the verdict on a delivery's two evidence records. */
export class PairCompared {
  static readonly event = 'comparison.pair.compared.v1';
  @IsString() comparisonId!: string;
  @IsString() deliveryId!: string;
  /** The graph run of the pair. */
  @Optional() @IsString() runId?: string;
  @IsIn(['match', 'tolerated', 'mismatch', 'inconclusive']) verdict!:
    'match' | 'tolerated' | 'mismatch' | 'inconclusive';
}

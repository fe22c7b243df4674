import { IsObject } from 'class-validator';
import type { RunPlan } from '#workflow-core';
import { AsItIs } from '../as-it-is.js';
import { IsKey } from '../formats.js';
import type { PinnedInputsMessage } from '../pinned-inputs.js';
import type { CacheMissReason, CachedAttempt, DifferingField } from './node-cache.dto.js';

/** Between registry and orchestrator: which kept results a live run of this plan would use. */
export class PredictCacheRequest {
  @IsKey() workflow!: string;
  @IsObject() @AsItIs() plan!: RunPlan;
  @IsObject() @AsItIs() pinned!: Omit<PinnedInputsMessage, 'deliveryId'>;
}

/**
 * Whether a live run would use a kept result for a node. `unknown`: its inputs are not known before a run, since a node
 * before it would be executed. What nodes that every run executes hand over is taken from an earlier run with equal inputs.
 */
export class CachePrediction {
  node!: string;
  state!: 'hit' | 'miss' | 'unknown';
  /** Why it would be executed; null unless `state` is `miss`. */
  reason!: CacheMissReason | null;
  /** Whose result would be used, or the nearest one that differs. */
  from!: CachedAttempt | null;
  /** At most 20 fields in which `from` differs. */
  differs!: DifferingField[];
}

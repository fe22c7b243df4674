import { IsInt } from 'class-validator';

/** A field of a cache key that differed: `inputs.template.light.key`; undefined where one side does not have it. */
export class DifferingField {
  field!: string;
  before?: unknown;
  now?: unknown;
}

/**
 * `first`: nothing to compare with; `gone`: a cached artifact no longer exists; `several_builds`: live workers differ
 * in code or tool; `shadow`: a shadow run never uses the cache.
 */
export const CACHE_MISS_REASONS = [
  'differs',
  'first',
  'gone',
  'several_builds',
  'no_worker',
  'bypassed',
  'shadow',
  'not_cacheable',
  'effect',
] as const;
export type CacheMissReason = (typeof CACHE_MISS_REASONS)[number];

/** The attempt whose result was used, or with which a miss was compared. */
export class CachedAttempt {
  runId!: string;
  nodeId!: string;
  @IsInt() attempt!: number;
}

/** The result of an earlier attempt was used. */
export class NodeCacheHit {
  state!: 'hit';
  key!: string;
  from!: CachedAttempt;
  /** The parts of the key that are equal. */
  because!: string[];
  /** How many artifacts the cached result refers to. */
  @IsInt() artifacts!: number;
}

/** The node was executed. */
export class NodeCacheMiss {
  state!: 'miss';
  reason!: CacheMissReason;
  key?: string;
  from?: CachedAttempt;
  /** At most 20 fields of the key that differ from those of `from`; `more` counts the others. */
  differs?: DifferingField[];
  @IsInt() more?: number;
}

/** A cache hit or miss of a node, with its reason. */
export type NodeCacheReply = NodeCacheHit | NodeCacheMiss;

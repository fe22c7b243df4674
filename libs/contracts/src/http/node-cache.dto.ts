/** A field of a cache key that differed: `inputs.template.light.key`; undefined where one side does not have it. */
export interface DifferingField {
  field: string;
  before?: unknown;
  now?: unknown;
}

/**
 * `first`: nothing to compare with; `gone`: what was kept is no longer there; `several_builds`: live workers differ in code
 * or tool; `shadow`: its verdict counts, so it uses nothing of others.
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
export interface CachedAttempt {
  runId: string;
  nodeId: string;
  attempt: number;
}

/**
 * Why a node's result was that of an earlier attempt, or why not. `because`: the parts of the key that are equal; `differs`: at
 * most 20 fields that are not, compared with `from`; `more` counts the others.
 */
export type NodeCacheReply =
  | { state: 'hit'; key: string; from: CachedAttempt; because: string[]; artifacts: number }
  | {
      state: 'miss';
      reason: CacheMissReason;
      key?: string;
      from?: CachedAttempt;
      differs?: DifferingField[];
      more?: number;
    };

/** A part of a node's work: `count` of its `of` pictures from the `first` (0 is the first one). `label` is for people: "angles 3–4". */
export interface Shard {
  first: number;
  count: number;
  of: number;
  label: string;
}

/** The outputs of one shard: port → value. */
export interface ShardOutputs {
  shard: Shard;
  outputs: Record<string, unknown>;
}

/** How one `step@version` is split over workers. Pure: planning and joining run none of the step's own code. */
export interface FanOut {
  /** The parts in order, at most `atOnce`, which together are the whole work; null where the node runs unsharded. */
  shards(params: Record<string, unknown>, atOnce: number): Shard[] | null;
  /** The outputs of the unsharded node; null where these outputs are not those of the parts. */
  join(parts: readonly ShardOutputs[]): Record<string, unknown> | null;
}

/** How many shards of a step the live workers do at once; Infinity where unknown. */
export type ShardsAtOnce = (step: string, version: number) => number;

/** By `step@version`: a version that is not here is never sharded. */
export type FanOuts = Readonly<Record<string, FanOut>>;

/**
 * The sharding of one run: node id → its shards. Stored with the run, so that a later rule changes nothing about runs
 * that are under way.
 */
export type Sharding = Readonly<Record<string, readonly Shard[]>>;

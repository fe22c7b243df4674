/** A part of a node's work: `count` of its `of` pictures from the `first` (0 is the first one). `label` is for people: "angles 3–4". */
export interface Shard {
  first: number;
  count: number;
  of: number;
  label: string;
}

/** What one shard handed over: port → value. */
export interface ShardOutputs {
  shard: Shard;
  outputs: Record<string, unknown>;
}

/** How one `step@version` is spread over workers. Pure: whoever plans and joins runs none of the step's own code. */
export interface FanOut {
  /** The parts in order, at most `atOnce`, which together are the whole; null where the node is better done by one worker. */
  shards(params: Record<string, unknown>, atOnce: number): Shard[] | null;
  /** What the whole would have handed over; null where these outputs are not those of the parts. */
  join(parts: readonly ShardOutputs[]): Record<string, unknown> | null;
}

/** How many shards of a step the workers at hand do at once; Infinity where nobody knows. */
export type ShardsAtOnce = (step: string, version: number) => number;

/** By `step@version`: a version that is not here is never spread. */
export type FanOuts = Readonly<Record<string, FanOut>>;

/**
 * How one run is spread: node id → its shards. It is kept with the run, so that a later rule for new runs changes nothing
 * about those that are under way.
 */
export type Spread = Readonly<Record<string, readonly Shard[]>>;

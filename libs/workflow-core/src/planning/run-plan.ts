import type { NodeDefinition, Pool, Requires } from '../model/node-definition.js';
import type { Shard } from './fan-out.js';

/** Which part of which node a shard is; `index` counts from 1 to `total`. */
export interface PlannedShard extends Shard {
  node: string;
  index: number;
  total: number;
}

/** Where an input's values come from: `many` inputs list all producers in id order, others have one, or none if optional. */
export interface BoundInput {
  input: string;
  many: boolean;
  producers: { nodeId: string; output: string }[];
}

/** One node as the runtime needs it: defaults filled, every input bound, frozen definition. `parents` are edge predecessors. */
export interface PlannedNode {
  nodeId: string;
  step: string;
  version: number;
  pool: Pool;
  requires: Requires;
  effect: NodeDefinition['effect'];
  /** Absent in plans that were stored before results were kept: those are never reused. */
  cacheable?: boolean;
  params: Record<string, unknown>;
  inputs: BoundInput[];
  parents: string[];
  timeouts: NodeDefinition['timeouts'];
  retry: NodeDefinition['retry'];
  /** Only on a node that fan-out made. */
  shard?: PlannedShard;
  /** Of a sharded node: its parents are these shards, in order, and their joined outputs are its own. */
  join?: readonly Shard[];
}

/** A workflow version ready to run; `nodes` in a topological order that only depends on the semantics. */
export interface RunPlan {
  semanticHash: string;
  nodes: PlannedNode[];
}

import { IsIn, IsInt, IsString } from 'class-validator';
import { Nested, NestedList, Optional } from '../presence.js';

const STATUSES = [
  'pending',
  'ready',
  'dispatched',
  'running',
  'retry_wait',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
];

/** Why a node failed, or is tried again. */
export class NodeChangeFailure {
  @IsString() code!: string;
}

/** Whether the result of another attempt was used, and why not. */
export class NodeChangeCache {
  @IsIn(['hit', 'miss']) state!: 'hit' | 'miss';
  @Optional() @IsString() reason?: string;
}

/** A node run's status after a commit. Earlier versions do not say failure, worker and cache. */
export class NodeChange {
  @IsString() nodeId!: string;
  @IsIn(STATUSES) status!: string;
  @IsInt() attempt!: number;
  /** The sharded node, for a shard. */
  @Optional() @IsString() shardOf?: string;
  @Optional() @Nested(() => NodeChangeFailure) failure?: NodeChangeFailure;
  /** Whose result of this attempt the commit took. */
  @Optional() @IsString() worker?: string;
  @Optional() @Nested(() => NodeChangeCache) cache?: NodeChangeCache;
}

/** The nodes of one run that a commit changed. */
export class ChangedRun {
  @IsString() runId!: string;
  @NestedList(() => NodeChange) nodes!: NodeChange[];
}

/** `orchestrator.nodes.changed.v1`: the nodes that commits changed, of one or many runs. */
export class NodesChanged {
  static readonly event = 'orchestrator.nodes.changed.v1';
  @NestedList(() => ChangedRun) runs!: ChangedRun[];
}

/** `orchestrator.node.changed.v1`: one of them, in a run's event stream. */
export class NodeChanged extends NodeChange {
  static readonly event = 'orchestrator.node.changed.v1';
  @IsString() runId!: string;
}

import { IsIn, IsInt, IsString } from 'class-validator';
import { NestedList, Optional } from '../presence.js';

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

/** A node run's status after a commit. */
export class NodeChange {
  @IsString() nodeId!: string;
  @IsIn(STATUSES) status!: string;
  @IsInt() attempt!: number;
  /** The node of which this is a part, where it is one. */
  @Optional() @IsString() shardOf?: string;
}

/** All that a commit changed of one run's nodes. */
export class ChangedRun {
  @IsString() runId!: string;
  @NestedList(() => NodeChange) nodes!: NodeChange[];
}

/** `orchestrator.nodes.changed.v1`: what commits changed of nodes, of one run or of many. */
export class NodesChanged {
  static readonly event = 'orchestrator.nodes.changed.v1';
  @NestedList(() => ChangedRun) runs!: ChangedRun[];
}

/** `orchestrator.node.changed.v1`: one of them, as readers of a run's events get it. */
export class NodeChanged extends NodeChange {
  static readonly event = 'orchestrator.node.changed.v1';
  @IsString() runId!: string;
}

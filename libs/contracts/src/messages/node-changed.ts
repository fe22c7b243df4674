import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';

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

/** `orchestrator.node.changed.v1`: a node run's status after a commit. */
export class NodeChanged {
  static readonly event = 'orchestrator.node.changed.v1';
  @IsString() runId!: string;
  @IsString() nodeId!: string;
  @IsIn(STATUSES) status!: string;
  @IsInt() attempt!: number;
  /** The node of which this is a part, where it is one. */
  @IsOptional() @IsString() shardOf?: string;
}

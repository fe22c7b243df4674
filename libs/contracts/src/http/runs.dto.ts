import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Failure } from '../failure.js';
import { IsStorable } from '../storable.js';

export class RunQuery {
  @IsString() runId!: string;
}

export class CancelRunRequest {
  @IsString() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

export class ListRunsRequest {
  @IsOptional() @IsUUID() deliveryId?: string;
}

/** One part of a node that is spread over workers; `label` is what it makes, such as "angles 3–4". */
export interface ShardReply {
  index: number;
  label: string;
  status: string;
  attempt: number;
  worker: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  failure: Failure | null;
}

export interface NodeRunReply {
  nodeRunId: string;
  nodeId: string;
  step: string;
  version: number;
  status: string;
  attempt: number;
  inputs: Record<string, unknown> | null;
  outputs: Record<string, unknown> | null;
  logs: { level: string; code: string; params: Record<string, unknown> }[];
  failure: Failure | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Empty where the node is done by one worker. */
  shards: ShardReply[];
}

export interface RunReply {
  runId: string;
  deliveryId: string;
  orderLineId: string;
  runClass: 'live' | 'shadow';
  workflow: { key: string; version: number; semanticHash: string };
  status: string;
  failure: Failure | null;
  createdAt: string;
  finishedAt: string | null;
  traceId: string | null;
  nodes: NodeRunReply[];
}

/** A message that no border could accept; `field` names the first offending property. */
export interface DeadLetterReply {
  id: string;
  service: string;
  subject: string;
  field: string;
  reason: string;
  receivedAt: string;
}

/** Body of `POST /runs/:id/cancel`. */
export class CancelRunBody {
  @IsOptional() @IsString() @MaxLength(500) @IsStorable() reason?: string;
}

import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
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

export class PauseRunRequest {
  @IsString() runId!: string;
  @IsString() @IsStorable() reason!: string;
}

export class RerunRequest {
  @IsString() runId!: string;
  /** Absent: what did not succeed runs anew. */
  @IsOptional() @IsString() fromNode?: string;
  @IsOptional() @IsInt() @Min(1) version?: number;
}

/** Whose work a node took over: the attempt that did it. */
export interface ReusedFrom {
  runId: string;
  nodeRunId: string;
  attempt: number;
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
  reusedFrom: ReusedFrom | null;
  startedAt: string | null;
  finishedAt: string | null;
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
  /** When it ends whatever it does then; a pause does not put it off. */
  deadlineAt: string;
  paused: { since: string; reason: string } | null;
  /** The run that this one did again, with what was decided for each node: `reused`, or why it ran anew. */
  rerunOf: string | null;
  reuse: { fromNode: string | null; nodes: { nodeId: string; decision: string }[] } | null;
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
  state: DeadLetterState;
  receivedAt: string;
}

/** `waiting` until somebody requeues or discards it. */
export const DEAD_LETTER_STATES = ['waiting', 'requeued', 'discarded'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** One with its body; one whose body is cut cannot be requeued. */
export interface DeadLetterDetail extends DeadLetterReply {
  body: string;
  isCut: boolean;
}

export class DeadLetterQuery {
  @IsString() @Matches(/^[a-z]+-[1-9][0-9]{0,14}$/) id!: string;
}

export class ListDeadLettersRequest {
  @IsOptional() @IsIn(['orchestrator', 'comparison', 'orders', 'node-worker']) service?: string;
  @IsOptional() @IsIn(DEAD_LETTER_STATES) state?: DeadLetterState;
}

/** Body of `POST /runs/:id/cancel`. */
export class CancelRunBody {
  @IsOptional() @IsString() @MaxLength(500) @IsStorable() reason?: string;
}

/** Body of `POST /runs/:id/pause` and `POST /pools/:pool/pause`. */
export class PauseBody {
  @IsOptional() @IsString() @MaxLength(500) @IsStorable() reason?: string;
}

/** Body of `POST /runs/:id/rerun`; `version` is that of the run unless named. */
export class RerunBody {
  @IsString() @MaxLength(64) fromNode!: string;
  @IsOptional() @IsInt() @Min(1) version?: number;
}

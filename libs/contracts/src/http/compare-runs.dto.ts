import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import type { NodeStatus } from '#workflow-core';
import { Shaped } from '../formats.js';
import { Optional } from '../presence.js';
import { IsStorable } from '../storable.js';
import type { RunHead } from './run-states.dto.js';

/** Which runs are compared, and which part of their nodes. */
export class CompareRunsQuery {
  @Shaped('id', /^[A-Za-z0-9-]{1,100}$/) a!: string;
  @Shaped('id', /^[A-Za-z0-9-]{1,100}$/) b!: string;
  /** `next` of the page before. */
  @Optional() @Matches(/^\d{1,5}$/) after?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class CompareRunsRequest {
  @IsString() @IsStorable() a!: string;
  @IsString() @IsStorable() b!: string;
  @Optional() @Matches(/^\d{1,5}$/) after?: string;
  @Optional() @IsInt() @Min(1) @Max(500) limit?: number;
}

/** `unknown` where one of the runs does not have it, or no longer. */
export type Sameness = 'equal' | 'different' | 'unknown';

/** A node as one of the compared runs has it. */
export class ComparedNodeRun {
  status!: NodeStatus;
  step!: string;
  @IsInt() version!: number;
  /** Of the newest attempt, in milliseconds; null before its end and where its result was reused. */
  @IsInt() durationMs!: number | null;
  /** As in the states of a run. */
  cache!: 'hit' | 'miss' | null;
}

/** A node of either run; nodes with the same id are the same node. */
export class ComparedNode {
  nodeId!: string;
  in!: 'both' | 'a' | 'b';
  a!: ComparedNodeRun | null;
  b!: ComparedNodeRun | null;
  /** With defaults filled in. */
  params!: Sameness;
  /** What other nodes gave it; unknown before they all succeeded. */
  inputs!: Sameness;
  /** Unknown where it did not succeed in both runs. */
  outputs!: Sameness;
}

/** Two runs node by node: those of `a` in the order of its plan, those of `b` alone after the node they follow in b's plan. */
export class RunComparisonReply {
  a!: RunHead;
  b!: RunHead;
  /** What was ordered (the pinned inputs, whichever delivery they are of): nodes read it besides their inputs. */
  pinned!: Sameness;
  nodes!: ComparedNode[];
  @IsInt() nodesTotal!: number;
  /** `after` of the next page; null where there is none. */
  next!: string | null;
}

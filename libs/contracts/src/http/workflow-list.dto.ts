import { ArrayMaxSize, IsArray } from 'class-validator';
import type { RunStatus } from '#workflow-core';
import { IsKey, IsTimestamp } from '../formats.js';
import { PAGE_SIZES } from '../page-limit.js';
import type { Mode } from './orders.dto.js';
import { WorkflowSummary } from './registry.dto.js';

/** An output type that is made by a workflow. */
export class WorkflowUse {
  workflow!: string;
  /** Of the output type. */
  key!: string;
  label!: string;
  /** That of the most specific rollout row, or legacy without one; the kill switch is not considered. */
  mode!: Mode;
}

/** The runs that these workflows had last. */
export class LatestRunsRequest {
  @IsArray() @ArrayMaxSize(PAGE_SIZES.workflows) @IsKey({ each: true }) workflows!: string[];
}

export class LatestRun {
  workflow!: string;
  runId!: string;
  status!: RunStatus;
  @IsTimestamp() createdAt!: string;
  @IsTimestamp() finishedAt!: string | null;
}

/** `GET /workflows`: a workflow with what other services know of it. */
export class WorkflowListEntry extends WorkflowSummary {
  /** Absent where the orders service does not answer. */
  outputTypes?: WorkflowUse[];
  /** Null where it had none; absent where the orchestrator does not answer. */
  lastRun?: LatestRun | null;
}

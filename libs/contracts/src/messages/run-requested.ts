import { IsIn, IsInt, IsNumber, IsString, Matches, Min } from 'class-validator';
import { PinnedInputsMessage } from '../pinned-inputs.js';
import { Nested, Optional } from '../presence.js';

export class WorkflowRef {
  @IsString() key!: string;
  @IsInt() @Min(1) version!: number;
  @Matches(/^wf1:[0-9a-f]{64}$/) semanticHash!: string;
}

/** `orders.run.requested.v1`: a request to run this workflow version on these pinned inputs. Times: ms since the epoch. */
export class RunRequested {
  static readonly event = 'orders.run.requested.v1';
  @IsString() runId!: string;
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsIn(['live', 'shadow']) runClass!: 'live' | 'shadow';
  @Nested(() => WorkflowRef) workflow!: WorkflowRef;
  @Nested(() => PinnedInputsMessage) pinned!: PinnedInputsMessage;
  /** Do not start it later: legacy has taken over. */
  @IsNumber() notAfter!: number;
  @IsNumber() deadlineAt!: number;
  /** `bypass`: no cached results are used. */
  @Optional() @IsIn(['bypass']) cache?: 'bypass';
  @Optional() @IsString() traceparent?: string;
}

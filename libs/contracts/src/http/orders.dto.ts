import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { DeliveryPath } from '../evidence/evidence.js';
import type { Failure } from '../failure.js';
import { IsKey, IsSha256, IsTimestamp } from '../formats.js';
import { IsSearchText } from '../search-text.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { IsStorable } from '../storable.js';
import { NestedList, Optional } from '../presence.js';

const MODES = ['legacy', 'graph', 'shadow'] as const;
/** Which path serves a line: one of the two, or graph beside legacy, and legacy delivers. */
export type Mode = (typeof MODES)[number];

export const DELIVERY_STATES = ['open', 'committed', 'cancelled', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The state of a line's newest delivery; `none` before its first dispatch. */
export const ORDER_LINE_STATES = [...DELIVERY_STATES, 'none'] as const;
export type OrderLineState = (typeof ORDER_LINE_STATES)[number];

export class CreateOrderLine {
  @IsKey() product!: string;
  @IsKey() outputType!: string;
}

export class CreateOrderRequest {
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @NestedList(() => CreateOrderLine)
  lines!: CreateOrderLine[];
}

/** `GET /orders`: the newest orders, or the one that has this line; `after` is the id of the last one of the page before. */
export class ListOrdersQuery {
  @Optional() @IsUUID() orderLineId?: string;
  /** Only orders with a line in this state. */
  @Optional() @IsIn(ORDER_LINE_STATES) state?: OrderLineState;
  /** A part of the order's number or of the key or name of one of its products, in upper or lower case. */
  @IsSearchText() q?: string;
  @Optional() @IsUUID() after?: string;
  @PageLimit(PAGE_SIZES.orders) limit?: number;
}

/** `mode` overrides the rollout row; `again` makes a new generation of settled lines; `lines` (ids) = only these. */
export class DispatchOrderRequest {
  @Optional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) lines?: string[];
  @Optional() @IsIn(MODES) mode?: Mode;
  @Optional() @IsBoolean() again?: boolean;
  /** `bypass`: the graph uses no cached results. */
  @Optional() @IsIn(['bypass']) cache?: 'bypass';
}

/** One line of an order; `workflow` is the one that the caller expects, and a line with another is refused. */
export class DispatchOrderLineRequest extends DispatchOrderRequest {
  @Optional() @IsKey() workflow?: string;
}

export class AssetReply {
  name!: string;
  mediaType!: string;
  @IsSha256() sha256!: string;
  @IsInt() byteLength!: number;
  @IsInt() width!: number | null;
  @IsInt() height!: number | null;
  url!: string;
}

/** Why legacy has not delivered yet, and when it retries; the cause is not the line's input. */
export class WaitingReply {
  failure!: Failure;
  /** Attempts in a row that failed. */
  @IsInt() failures!: number;
  @IsTimestamp() nextAttemptAt!: string;
}

/** Which path serves a line, and how far it is. */
export class DeliverySummary {
  @IsUUID() id!: string;
  state!: DeliveryState;
  mode!: Mode;
  /** Why that mode: `operator`, `rollout_row`, `no_rollout_row`, `kill_switch`, `bus_unreachable`, `registry_unreachable`, `workflow_not_published`, `step_without_worker`, … */
  reasonCode!: string;
  deliveredBy!: DeliveryPath | null;
  @IsUUID() graphRunId!: string | null;
  @IsTimestamp() settledAt!: string | null;
}

export class DeliveryReply extends DeliverySummary {
  @IsInt() generation!: number;
  /** The requested mode; `mode` is the chosen one. */
  requestedMode!: Mode | null;
  /** Why legacy took over from graph, if it did: `not_accepted`, `run_failed`, `deadline_passed`, `graph_result_refused`, `kill_switch`, … */
  fallbackReason!: string | null;
  failure!: Failure | null;
  /** While legacy waits for its next attempt after a failure; null otherwise. */
  waiting!: WaitingReply | null;
  assets!: AssetReply[];
  @IsTimestamp() createdAt!: string;
  legacySeconds!: number | null;
  graphSeconds!: number | null;
}

export class OrderLineReply {
  @IsUUID() id!: string;
  @IsInt() position!: number;
  product!: string;
  outputType!: string;
  /** The newest generation's delivery; null before the first dispatch. */
  delivery!: DeliveryReply | null;
}

export class OrderReply {
  @IsUUID() id!: string;
  number!: string;
  @IsTimestamp() createdAt!: string;
  lines!: OrderLineReply[];
}

/** `unknown`: it was sent without a confirmation; an operator decides whether to resend it. */
export const NOTIFICATION_STATES = ['pending', 'sending', 'sent', 'failed', 'unknown'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

export class ListNotificationsQuery {
  @Optional() @IsUUID() deliveryId?: string;
  @Optional() @IsIn(NOTIFICATION_STATES) state?: NotificationState;
  @Optional() @Matches(/^[1-9][0-9]{0,14}$/) after?: string;
  @PageLimit(PAGE_SIZES.notifications) limit?: number;
}

/** Why a message was not accepted. */
export class SendError {
  code!: string;
  message!: string;
}

export class NotificationReply {
  @Matches(/^[1-9][0-9]{0,14}$/) id!: string;
  @IsUUID() deliveryId!: string;
  channel!: 'in_app' | 'email';
  recipient!: string;
  subject!: string;
  body!: string;
  state!: NotificationState;
  /** Started since it was queued or resent. */
  @IsInt() attempts!: number;
  /** When the next attempt is due; null where none is. */
  @IsTimestamp() nextAttemptAt!: string | null;
  /** Why the last attempt did not end in an accepted message. */
  lastError!: SendError | null;
  /** The sink that took it; null before the first attempt. */
  sink!: 'inbox' | 'smtp' | 'folder' | null;
  /** The sink's id of it; of mails their Message-ID, unless the server gave another. */
  providerMessageId!: string | null;
  @IsTimestamp() sentAt!: string | null;
}

export class SetKillSwitchRequest {
  @IsBoolean() on!: boolean;
  @IsString() @MaxLength(500) @IsStorable() reason!: string;
}

/** Whether everything is on legacy. */
export class KillSwitchReply {
  on!: boolean;
}

export class SetRolloutRequest {
  @IsIn(MODES) mode!: Mode;
}

export class RolloutReply {
  workflow!: string;
  outputType!: string;
  mode!: Mode;
}

/** The delivery of the order line that a dispatch was requested for; with `graphRunId` where a run was requested. */
export class DispatchedLine extends DeliveryReply {
  @IsUUID() orderLineId!: string;
  /** The line had this delivery before, and the request changed nothing. `again` makes a new one of a settled line. */
  alreadyDelivered!: boolean;
}

/** `POST /workflows/:key/dispatch`: one order line instead of a whole order; `mode` and `again` as for an order. */
export class DispatchWorkflowRequest {
  @IsUUID() orderLineId!: string;
  @Optional() @IsIn(MODES) mode?: Mode;
  @Optional() @IsBoolean() again?: boolean;
  /** `bypass`: the graph uses no cached results. */
  @Optional() @IsIn(['bypass']) cache?: 'bypass';
}

import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { Failure } from '../failure.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { IsPlainLine, IsStorable } from '../storable.js';
import { NestedList, Optional } from '../presence.js';

export type Mode = 'legacy' | 'graph' | 'shadow';
const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Fields beside the multipart file `file` (the STEP file) of `POST /products`. An existing key gets the new file. */
export class CreateProductRequest {
  @Matches(KEY) key!: string;
  @IsString() @MaxLength(200) @IsPlainLine() name!: string;
}

export interface ProductReply {
  key: string;
  name: string;
  fileName: string;
  sha256: string;
  byteLength: number;
}

export class CreateOrderLine {
  @Matches(KEY) product!: string;
  @Matches(KEY) outputType!: string;
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
  @Optional() @IsUUID() after?: string;
  @PageLimit(PAGE_SIZES.orders) limit?: number;
}

/** `GET /products`, by key; `after` is the key of the last one of the page before. */
export class ListProductsQuery {
  @Optional() @Matches(KEY) after?: string;
  @PageLimit(PAGE_SIZES.products) limit?: number;
}

/** `mode` by an operator beats the rollout row; `again` makes a new generation of lines that are settled; `lines` (ids) = only these. */
export class DispatchOrderRequest {
  @Optional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) lines?: string[];
  @Optional() @IsIn(['legacy', 'graph', 'shadow']) mode?: Mode;
  @Optional() @IsBoolean() again?: boolean;
  /** `bypass`: the graph makes everything anew instead of using results of earlier runs. */
  @Optional() @IsIn(['bypass']) cache?: 'bypass';
}

/** One line of an order; `workflow` is the one that the caller thinks it has, and a line with another is refused. */
export class DispatchOrderLineRequest extends DispatchOrderRequest {
  @Optional() @Matches(KEY) workflow?: string;
}

export interface AssetReply {
  name: string;
  mediaType: string;
  sha256: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  url: string;
}

/** Why legacy has not delivered yet, and when it tries again by itself; the cause is not the line's own. */
export interface WaitingReply {
  failure: Failure;
  /** Attempts in a row that failed. */
  failures: number;
  nextAttemptAt: string;
}

export interface DeliveryReply {
  id: string;
  generation: number;
  state: 'open' | 'committed' | 'cancelled' | 'failed';
  /** What was asked for, and what the dispatch boundary chose. */
  requestedMode: Mode | null;
  mode: Mode;
  /** Why that mode: `operator`, `rollout_row`, `no_rollout_row`, `kill_switch`, `bus_unreachable`, `registry_unreachable`, `workflow_not_published`, `step_without_worker`, … */
  reasonCode: string;
  /** Why legacy took over from graph, if it did: `not_accepted`, `run_failed`, `deadline_passed`, `graph_result_refused`, `kill_switch`, … */
  fallbackReason: string | null;
  deliveredBy: 'legacy' | 'graph' | null;
  graphRunId: string | null;
  failure: Failure | null;
  /** While legacy waits for its next attempt after a failure; null otherwise. */
  waiting: WaitingReply | null;
  assets: AssetReply[];
  createdAt: string;
  settledAt: string | null;
  legacySeconds: number | null;
  graphSeconds: number | null;
}

export interface OrderLineReply {
  id: string;
  position: number;
  product: string;
  outputType: string;
  /** The newest generation's delivery; null before the first dispatch. */
  delivery: DeliveryReply | null;
}

export interface OrderReply {
  id: string;
  number: string;
  createdAt: string;
  lines: OrderLineReply[];
}

/** `unknown`: it was handed over and nobody confirmed it; a person decides whether to resend it. */
export const NOTIFICATION_STATES = ['pending', 'sending', 'sent', 'failed', 'unknown'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

export class ListNotificationsQuery {
  @Optional() @IsUUID() deliveryId?: string;
  @Optional() @IsIn(NOTIFICATION_STATES) state?: NotificationState;
  @Optional() @Matches(/^[1-9][0-9]{0,14}$/) after?: string;
  @PageLimit(PAGE_SIZES.notifications) limit?: number;
}

export class NotificationParams {
  @Matches(/^[1-9][0-9]{0,14}$/) id!: string;
}

export interface NotificationReply {
  id: string;
  deliveryId: string;
  channel: string;
  recipient: string;
  subject: string;
  body: string;
  state: NotificationState;
  /** Begun since it was queued or resent. */
  attempts: number;
  /** When the next attempt is due; null where none is. */
  nextAttemptAt: string | null;
  /** Why the last attempt did not end in an accepted message. */
  lastError: { code: string; message: string } | null;
  /** Where it went: `inbox`, `smtp`, `folder`; null before the first attempt. */
  sink: string | null;
  /** What the sink calls it; of mails their Message-ID, unless the server gave another. */
  providerMessageId: string | null;
  sentAt: string | null;
}

export class SetKillSwitchRequest {
  @IsBoolean() on!: boolean;
  @IsString() @MaxLength(500) @IsStorable() reason!: string;
}

export class SetRolloutRequest {
  @IsIn(['legacy', 'graph', 'shadow']) mode!: Mode;
}

export interface RolloutReply {
  workflow: string;
  outputType: string;
  mode: Mode;
}

/** `POST /workflows/:key/dispatch`: one order line instead of a whole order. */
export class DispatchWorkflowRequest {
  @IsUUID() orderLineId!: string;
  @Optional() @IsIn(['legacy', 'graph', 'shadow']) mode?: Mode;
}

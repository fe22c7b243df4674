import { NOTIFICATION_STATES } from '#contracts';
import type {
  AssetReply,
  CreateOrderLine,
  CreateOrderRequest,
  DeliveryReply,
  DispatchOrderRequest,
  DispatchWorkflowRequest,
  NotificationReply,
  OrderLineReply,
  OrderReply,
  ProductReply,
  RolloutReply,
  SetKillSwitchRequest,
  SetRolloutRequest,
} from '#contracts';
import {
  flag,
  instant,
  integer,
  listOf,
  number,
  oneOf,
  orNull,
  refTo,
  schemaOf,
  sha256,
  text,
  uuid,
} from './schema-of.js';
import type { Schema } from './schema-of.js';

const mode = oneOf('legacy', 'graph', 'shadow');
const path = oneOf('legacy', 'graph');
const key: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };

/** What orders' routes take and give. */
export const orderSchemas: Record<string, Schema> = {
  ProductReply: schemaOf<ProductReply>({ key, name: text, fileName: text, sha256, byteLength: integer }),
  CreateOrderLine: schemaOf<CreateOrderLine>({ product: key, outputType: key }),
  CreateOrderRequest: schemaOf<CreateOrderRequest>({
    lines: { ...listOf(refTo('CreateOrderLine')), minItems: 1, maxItems: 500 },
  }),
  DispatchOrderRequest: schemaOf<DispatchOrderRequest>(
    { mode, again: flag, cache: oneOf('bypass'), lines: listOf(uuid) },
    ['mode', 'again', 'cache', 'lines'],
  ),
  DispatchWorkflowRequest: schemaOf<DispatchWorkflowRequest>({ orderLineId: uuid, mode }, ['mode']),
  AssetReply: schemaOf<AssetReply>({
    name: text,
    mediaType: text,
    sha256,
    byteLength: integer,
    width: orNull(integer),
    height: orNull(integer),
    url: text,
  }),
  DeliveryReply: schemaOf<DeliveryReply>({
    id: uuid,
    generation: integer,
    state: oneOf('open', 'committed', 'cancelled', 'failed'),
    requestedMode: orNull(mode),
    mode,
    reasonCode: text,
    fallbackReason: orNull(text),
    deliveredBy: orNull(path),
    graphRunId: orNull(uuid),
    failure: orNull(refTo('Failure')),
    assets: listOf(refTo('AssetReply')),
    createdAt: instant,
    settledAt: orNull(instant),
    legacySeconds: orNull(number),
    graphSeconds: orNull(number),
  }),
  OrderLineReply: schemaOf<OrderLineReply>({
    id: uuid,
    position: integer,
    product: text,
    outputType: text,
    delivery: orNull(refTo('DeliveryReply')),
  }),
  OrderReply: schemaOf<OrderReply>({
    id: uuid,
    number: text,
    createdAt: instant,
    lines: listOf(refTo('OrderLineReply')),
  }),
  DispatchedLine: schemaOf<{ orderLineId: string }>({ orderLineId: uuid }),
  SendError: schemaOf<NonNullable<NotificationReply['lastError']>>({ code: text, message: text }),
  NotificationReply: schemaOf<NotificationReply>({
    id: text,
    deliveryId: uuid,
    channel: text,
    recipient: text,
    subject: text,
    body: text,
    state: oneOf(...NOTIFICATION_STATES),
    attempts: integer,
    nextAttemptAt: orNull(instant),
    lastError: orNull(refTo('SendError')),
    sink: orNull(oneOf('inbox', 'smtp', 'folder')),
    providerMessageId: orNull(text),
    sentAt: orNull(instant),
  }),
  SetKillSwitchRequest: schemaOf<SetKillSwitchRequest>({ on: flag, reason: { ...text, maxLength: 500 } }),
  KillSwitch: schemaOf<{ on: boolean }>({ on: flag }),
  SetRolloutRequest: schemaOf<SetRolloutRequest>({ mode }),
  RolloutReply: schemaOf<RolloutReply>({ workflow: text, outputType: text, mode }),
};

import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CreateOrderRequest } from '#contracts';
import { UserError } from '#platform/http';
import { orderNumber } from './order-number.js';
import type { RequestIdentity } from './request-identity.js';

/** The order that this request created before; null where it is new. Throws where its key belongs to another request. */
export async function findRepeated(em: EntityManager, { key, sha256 }: RequestIdentity): Promise<string | null> {
  const [order] = await em.execute<{ id: string; number: string; request_sha256: string }[]>(
    'select id, number, request_sha256 from orders.customer_order where idempotency_key = ?',
    [key],
  );
  if (order && order.request_sha256 !== sha256)
    throw new UserError(
      'idempotency_key_reused',
      `The Idempotency-Key "${key}" belongs to order ${order.number}, which asked for something else. Choose a new key for a new order.`,
      422,
    );
  return order?.id ?? null;
}

/** Writes an order with its lines, in the caller's transaction; two equal concurrent requests create one. Returns the order's id. */
export async function insertOrder(
  em: EntityManager,
  request: CreateOrderRequest,
  identity: RequestIdentity | null,
): Promise<string> {
  const id = randomUUID();
  const made = await em.execute<unknown[]>(
    `insert into orders.customer_order (id, number, idempotency_key, request_sha256) values (?, ?, ?, ?)
     on conflict (idempotency_key) do nothing returning id`,
    [id, orderNumber(new Date(), id), identity?.key ?? null, identity?.sha256 ?? null],
  );
  const earlier = identity && made.length === 0 ? await findRepeated(em, identity) : null;
  if (earlier) return earlier;
  const lines = request.lines.map((line, index) => ({ id: randomUUID(), position: index + 1, ...line }));
  await em.execute(
    `insert into orders.order_line (id, order_id, position, product, output_type)
     select id, ?::uuid, position, product, "outputType"
       from jsonb_to_recordset(?::jsonb) as row(id uuid, position int, product text, "outputType" text)`,
    [id, JSON.stringify(lines)],
  );
  return id;
}

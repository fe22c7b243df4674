import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrderReply } from '#contracts';
import { isoTime } from '#platform/orm';
import { readLatestDeliveries } from '../deliveries/read-deliveries.repository.js';
import { ordersTables } from '../orders.orm.config.js';

/** One order, the order of a line, or the newest ones older than the order `after`. */
export type WhichOrders = { id: string } | { orderLineId: string } | { after?: string; limit: number };

/** Orders with their lines and each line's newest delivery, the newest order first. */
export async function readOrders(em: EntityManager, which: WhichOrders): Promise<OrderReply[]> {
  const orders = await chosen(em, which).execute();
  const lines = await readLines(
    em,
    orders.map(({ id }) => id),
  );
  const deliveries = await readLatestDeliveries(
    em,
    lines.map(({ id }) => id),
  );
  return orders.map(({ id, number, createdAt }) => ({
    id,
    number,
    createdAt: isoTime(createdAt),
    lines: lines
      .filter(({ orderId }) => orderId === id)
      .map(({ orderId: _orderId, ...line }) => ({ ...line, delivery: deliveries.get(line.id) ?? null })),
  }));
}

function chosen(em: EntityManager, which: WhichOrders) {
  const db = ordersTables(em);
  const orders = db
    .selectFrom('customer_order')
    .select(['id', 'number', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc');
  if ('id' in which) return orders.where('id', '=', which.id);
  if ('orderLineId' in which)
    return orders.where('id', '=', db.selectFrom('order_line').select('orderId').where('id', '=', which.orderLineId));
  const { after, limit } = which;
  if (after === undefined) return orders.limit(limit);
  const place = db.selectFrom('customer_order').select(['createdAt', 'id']).where('id', '=', after);
  return orders.where((by) => by(by.refTuple('createdAt', 'id'), '<', place.$asTuple('createdAt', 'id'))).limit(limit);
}

function readLines(em: EntityManager, orderIds: string[]) {
  return ordersTables(em)
    .selectFrom('order_line')
    .select(['id', 'orderId', 'position', 'product', 'outputType'])
    .where((by) => by('orderId', '=', by.fn.any(by.val(orderIds))))
    .orderBy('position')
    .execute();
}

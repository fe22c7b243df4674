import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrderLineState, OrderReply } from '#contracts';
import { isoTime } from '#platform/orm';
import { readLatestDeliveries } from '../deliveries/read-deliveries.repository.js';
import { ordersTables } from '../orders.orm.config.js';
import { linesIn, linesWith } from './matching-lines.repository.js';

/** Which of the newest orders: those older than the order `after`, with a line in that state, with that text. */
export interface NewestOrders {
  after?: string;
  state?: OrderLineState;
  q?: string;
  limit: number;
}

/** One order, the order of a line, or the newest ones. */
export type WhichOrders = { id: string } | { orderLineId: string } | NewestOrders;

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

const selectOrders = (em: EntityManager) =>
  ordersTables(em)
    .selectFrom('customer_order')
    .select(['id', 'number', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc');

function chosen(em: EntityManager, which: WhichOrders) {
  const db = ordersTables(em);
  const orders = selectOrders(em);
  if ('id' in which) return orders.where('id', '=', which.id);
  if ('orderLineId' in which)
    return orders.where('id', '=', db.selectFrom('order_line').select('orderId').where('id', '=', which.orderLineId));
  return newest(em, orders, which);
}

function newest(em: EntityManager, all: ReturnType<typeof selectOrders>, { after, state, q, limit }: NewestOrders) {
  const db = ordersTables(em);
  let orders = all.limit(limit);
  if (state !== undefined) orders = orders.where('id', 'in', ordersIn(em, state));
  if (q !== undefined)
    orders = orders.where(
      'id',
      'in',
      db.selectFrom('order_line').select('orderId').where('id', 'in', linesWith(em, q)),
    );
  if (after === undefined) return orders;
  const place = db.selectFrom('customer_order').select(['createdAt', 'id']).where('id', '=', after);
  return orders.where((by) => by(by.refTuple('createdAt', 'id'), '<', place.$asTuple('createdAt', 'id')));
}

/** The orders with a line in that state. */
function ordersIn(em: EntityManager, state: OrderLineState) {
  const lines = ordersTables(em).selectFrom('order_line as l').select('l.orderId');
  if (state !== 'none') return lines.where('l.id', 'in', linesIn(em, state));
  return lines.where((by) =>
    by.not(by.exists(by.selectFrom('delivery as d').select('d.id').whereRef('d.orderLineId', '=', 'l.id'))),
  );
}

function readLines(em: EntityManager, orderIds: string[]) {
  return ordersTables(em)
    .selectFrom('order_line')
    .select(['id', 'orderId', 'position', 'product', 'outputType'])
    .where((by) => by('orderId', '=', by.fn.any(by.val(orderIds))))
    .orderBy('position')
    .execute();
}

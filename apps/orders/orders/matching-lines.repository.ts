import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeliveryState } from '#contracts';
import { ordersTables } from '../orders.orm.config.js';
import { containing } from '#platform/orm';

/** The lines whose newest delivery is in that state. */
export const linesIn = (em: EntityManager, state: DeliveryState) =>
  ordersTables(em)
    .selectFrom('delivery as d')
    .select('d.orderLineId')
    .where('d.state', '=', state)
    .where((by) =>
      by.not(
        by.exists(
          by
            .selectFrom('delivery as newer')
            .select('newer.id')
            .whereRef('newer.orderLineId', '=', 'd.orderLineId')
            .whereRef('newer.generation', '>', 'd.generation'),
        ),
      ),
    );

/**
 * The lines whose order's number, product's key or product's name has the text. Two short searches: PostgreSQL would look up
 * the order and the product of every line for an alternative between them.
 */
export function linesWith(em: EntityManager, q: string) {
  const pattern = containing(q);
  const db = ordersTables(em);
  const orders = db.selectFrom('customer_order').select('id').where('number', 'ilike', pattern);
  const products = db
    .selectFrom('product')
    .select('key')
    .where((by) => by.or([by('key', 'ilike', pattern), by('name', 'ilike', pattern)]));
  const ofOrders = db.selectFrom('order_line').select('id').where('orderId', 'in', orders);
  return ofOrders.union(db.selectFrom('order_line').select('id').where('product', 'in', products));
}

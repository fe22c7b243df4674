import type { EntityManager } from '@mikro-orm/postgresql';
import { ordersTables } from '../orders.orm.config.js';
import type { LineToDispatch } from './dispatch.repository.js';

/** The order lines of an order, or one line, with what dispatch pins of their products; in position order. */
export async function findLines(
  em: EntityManager,
  which: { orderId: string } | { lineId: string },
): Promise<LineToDispatch[]> {
  const lines = ordersTables(em)
    .selectFrom('order_line as l')
    .innerJoin('customer_order as o', 'o.id', 'l.orderId')
    .innerJoin('product as p', 'p.key', 'l.product')
    .select(['l.id', 'o.number', 'l.outputType', 'p.key', 'p.name', 'p.fileName', 'p.fileSha256', 'p.fileByteLength'])
    .orderBy('l.position');
  const chosen =
    'orderId' in which ? lines.where('l.orderId', '=', which.orderId) : lines.where('l.id', '=', which.lineId);
  const rows = await chosen.execute();
  return rows.map(({ id, number, outputType, fileByteLength, ...product }) => ({
    id,
    orderNumber: number,
    outputType,
    product: { ...product, fileByteLength: Number(fileByteLength) },
  }));
}

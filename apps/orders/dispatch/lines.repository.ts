import type { EntityManager } from '@mikro-orm/postgresql';
import type { LineToDispatch } from './dispatch.repository.js';

interface LineRow {
  id: string;
  number: string;
  output_type: string;
  key: string;
  name: string;
  file_name: string;
  file_sha256: string;
  file_byte_length: string;
}

/** The order lines of an order, or one line, with what dispatch pins of their products; in position order. */
export async function findLines(
  em: EntityManager,
  which: { orderId: string } | { lineId: string },
): Promise<LineToDispatch[]> {
  const [column, value] = 'orderId' in which ? ['l.order_id', which.orderId] : ['l.id', which.lineId];
  const rows = await em.execute<LineRow[]>(
    `select l.id, o.number, l.output_type, p.key, p.name, p.file_name, p.file_sha256, p.file_byte_length
       from orders.order_line l
       join orders.customer_order o on o.id = l.order_id
       join orders.product p on p.key = l.product
      where ${column} = ? order by l.position`,
    [value],
  );
  return rows.map((row) => ({
    id: row.id,
    orderNumber: row.number,
    outputType: row.output_type,
    product: {
      key: row.key,
      name: row.name,
      fileName: row.file_name,
      fileSha256: row.file_sha256,
      fileByteLength: Number(row.file_byte_length),
    },
  }));
}

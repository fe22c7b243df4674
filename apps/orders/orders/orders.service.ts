import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CreateOrderRequest, OrderReply } from '#contracts';
import { UserError } from '#platform/http';
import { lockHead } from '../catalog/catalog.repository.js';
import { readLatestDeliveries } from '../deliveries/read-deliveries.repository.js';
import { findRepeated, insertOrder } from './new-orders.repository.js';
import { identityOf } from './request-identity.js';

interface OrderRow {
  id: string;
  number: string;
  created_at: Date;
}

interface LineRow {
  id: string;
  order_id: string;
  position: number;
  product: string;
  output_type: string;
}

/** Which orders, and how many of them. */
export interface OrderFilter {
  orderLineId?: string;
  after?: string;
  limit: number;
}

const NEWEST = 'order by o.created_at desc, o.id desc';
const PLACE = '(select created_at, id from orders.customer_order where id = ?)';

/** Customers' orders. */
@Injectable()
export class OrdersService {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Takes an order; a line that names an unknown product or output type refuses the whole order. A request that comes again
   * with its idempotency key gives the order that it made the first time.
   */
  async create(request: CreateOrderRequest, idempotencyKey?: string): Promise<OrderReply> {
    const identity = identityOf(request, idempotencyKey);
    const earlier = identity && (await findRepeated(this.orm.em.fork(), identity));
    if (earlier) return this.get(earlier);
    const id = await this.orm.em.fork().transactional(async (em) => {
      await this.refuseUnknown(em, request);
      return insertOrder(em, request, identity);
    });
    return this.get(id);
  }

  async get(id: string): Promise<OrderReply> {
    const [order] = await this.find('where o.id = ?', [id]);
    if (!order)
      throw new UserError('order_not_found', `There is no order ${id}. Check the id, or list GET /api/orders.`, 404);
    return order;
  }

  /** The newest orders, those behind the order `after`, or the one that has the line. 404 where `after` is no order. */
  async list({ orderLineId, after, limit }: OrderFilter): Promise<OrderReply[]> {
    if (orderLineId !== undefined)
      return this.find('where o.id = (select order_id from orders.order_line where id = ?)', [orderLineId]);
    if (after === undefined) return this.find(`${NEWEST} limit ?`, [limit]);
    const page = await this.find(`where (o.created_at, o.id) < ${PLACE} ${NEWEST} limit ?`, [after, limit]);
    if (page.length === 0) await this.get(after);
    return page;
  }

  private async find(filter: string, values: (string | number)[]): Promise<OrderReply[]> {
    const em = this.orm.em.fork();
    const orders = await em.execute<OrderRow[]>(
      `select o.id, o.number, o.created_at from orders.customer_order o ${filter}`,
      values,
    );
    const lines = await em.execute<LineRow[]>(
      'select id, order_id, position, product, output_type from orders.order_line where order_id = any(?::uuid[]) order by position',
      [`{${orders.map(({ id }) => id).join(',')}}`],
    );
    const deliveries = await readLatestDeliveries(
      em,
      lines.map(({ id }) => id),
    );
    return orders.map((order) => ({
      id: order.id,
      number: order.number,
      createdAt: new Date(order.created_at).toISOString(),
      lines: lines
        .filter((line) => line.order_id === order.id)
        .map((line) => ({
          id: line.id,
          position: line.position,
          product: line.product,
          outputType: line.output_type,
          delivery: deliveries.get(line.id) ?? null,
        })),
    }));
  }

  /** What the order names stays in the catalog until the order is written: nobody can delete it in between. */
  private async refuseUnknown(em: EntityManager, request: CreateOrderRequest): Promise<void> {
    const { document } = await lockHead(em, 'share');
    const products = await em.execute<{ key: string }[]>('select key from orders.product');
    const known = {
      product: new Set(products.map(({ key }) => key)),
      outputType: new Set(document.outputTypes.map(({ key }) => key)),
    };
    const errors = request.lines.flatMap((line, index) =>
      (['product', 'outputType'] as const)
        .filter((field) => !known[field].has(line[field]))
        .map((field) => ({
          pointer: `/lines/${index}/${field}`,
          message: `"${line[field]}" is not known. Known: ${[...known[field]].sort().slice(0, 20).join(', ') || 'none yet'}.`,
        })),
    );
    if (errors.length > 0)
      throw new UserError(
        'unknown_reference',
        `The order names what does not exist: ${errors[0]?.pointer} ${errors[0]?.message}`,
        422,
        errors,
      );
  }
}

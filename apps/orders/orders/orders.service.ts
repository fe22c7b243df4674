import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CreateOrderRequest, OrderReply } from '#contracts';
import { UserError } from '#platform/http';
import { lockHead } from '../catalog/catalog.repository.js';
import { ordersTables } from '../orders.orm.config.js';
import { findRepeated, insertOrder } from './new-orders.repository.js';
import { readOrders } from './read-orders.repository.js';
import type { NewestOrders } from './read-orders.repository.js';
import { identityOf } from './request-identity.js';

/** Which orders, and how many of them. */
export interface OrderFilter extends NewestOrders {
  orderLineId?: string;
}

/** Customers' orders. */
@Injectable()
export class OrdersService {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Creates an order; a line that names an unknown product or output type refuses the whole order. A repeated request with
   * its idempotency key returns the order of the first.
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
    const [order] = await readOrders(this.orm.em.fork(), { id });
    if (!order)
      throw new UserError('order_not_found', `There is no order ${id}. Check the id, or list GET /api/orders.`, 404);
    return order;
  }

  /** The newest orders, those older than the order `after`, or the one that has the line. 404 where `after` is no order. */
  async list({ orderLineId, ...newest }: OrderFilter): Promise<OrderReply[]> {
    const em = this.orm.em.fork();
    const page = await readOrders(em, orderLineId === undefined ? newest : { orderLineId });
    if (page.length === 0 && newest.after !== undefined && orderLineId === undefined) await this.get(newest.after);
    return page;
  }

  /** Locks the catalog, so that what the order names is not deleted before the order is written. */
  private async refuseUnknown(em: EntityManager, request: CreateOrderRequest): Promise<void> {
    const { document } = await lockHead(em, 'share');
    const products = await ordersTables(em).selectFrom('product').select('key').execute();
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
        `The order names something unknown: ${errors[0]?.pointer} ${errors[0]?.message}`,
        422,
        errors,
      );
  }
}

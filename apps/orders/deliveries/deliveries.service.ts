import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DeliveryReply } from '#contracts';
import { UserError } from '#platform/http';
import { cancelDelivery } from './cancel-delivery.repository.js';
import { readDelivery } from './read-deliveries.repository.js';

/** Reads and cancels single deliveries. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly orm: MikroORM) {}

  /** One delivery of any generation; 404 for an unknown id. */
  async get(id: string): Promise<DeliveryReply> {
    const delivery = await readDelivery(this.orm.em.fork(), id);
    if (!delivery)
      throw new UserError('delivery_not_found', `There is no delivery ${id}. See the lines of GET /api/orders.`, 404);
    return delivery;
  }

  /** Cancels an open delivery; a repeated cancel changes nothing, a delivery that has its result is refused. */
  async cancel(id: string): Promise<DeliveryReply> {
    const cancelled = await this.orm.em.fork().transactional((em) => cancelDelivery(em, id));
    const delivery = await this.get(id);
    if (cancelled || delivery.state === 'cancelled') return delivery;
    throw new UserError(
      'delivery_settled',
      `Delivery ${id} is ${delivery.state} already, so there is nothing left to cancel. To have it made anew, dispatch its line with "again": true.`,
      409,
    );
  }
}

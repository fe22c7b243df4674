import type { EntityManager } from '@mikro-orm/postgresql';

/** Locks a delivery until the transaction ends. Every writer locks it before its runs and jobs, to avoid deadlocks. */
export async function lockDelivery(em: EntityManager, deliveryId: string): Promise<void> {
  await em.execute('select id from orders.delivery where id = ? for update', [deliveryId]);
}

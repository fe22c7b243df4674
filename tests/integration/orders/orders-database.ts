import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { migrateFirst, ormOptions } from '#platform/orm';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { insertDelivery } from '../../../apps/orders/dispatch/dispatch.repository.js';
import type { NewDelivery } from '../../../apps/orders/dispatch/dispatch.repository.js';

const SHA = 'a'.repeat(64);
/** The catalog that test deliveries pin; who reads it puts it there. */
export const PINNED_CATALOG = SHA;

export const POOL_SIZE = 8;

/** A migrated `orders` schema on a real server of its own. */
export async function openOrdersDatabase(
  name: string,
): Promise<{ orm: MikroORM; databaseUrl: string; close(): Promise<void> }> {
  const servers = await acquireTestServers();
  const options = ordersDatabase({ databaseUrl: await servers.databaseUrl(name), databasePoolSize: POOL_SIZE });
  await migrateFirst(options);
  const orm = await MikroORM.init(ormOptions(options));
  return {
    orm,
    databaseUrl: options.databaseUrl,
    close: async () => {
      await orm.close(true);
      await servers.release();
    },
  };
}

/** An order line with an open delivery, as the dispatch boundary writes it. */
export async function openDelivery(orm: MikroORM, change: Partial<NewDelivery> = {}): Promise<string> {
  return orm.em.fork().transactional(async (em) => {
    const lineId = await newOrderLine(em, 'still');
    const delivery: NewDelivery = {
      line: {
        id: lineId,
        orderNumber: 'order-1',
        product: { key: 'bearing', name: 'Bearing', fileName: 'b.step', fileSha256: SHA, fileByteLength: 10 },
        outputType: 'still',
      },
      catalogSha256: PINNED_CATALOG,
      requestedMode: null,
      mode: 'legacy',
      reasonCode: 'no_rollout_row',
      workflow: null,
      acceptMs: 10_000,
      runDeadlineMs: 60_000,
      ...change,
    };
    return insertDelivery(em, { ...delivery, line: { ...delivery.line, id: lineId } }, 1);
  });
}

/** A line of an order of its own; its product is there. */
export async function newOrderLine(em: EntityManager, outputType: string): Promise<string> {
  const [lineId, orderId] = [randomUUID(), randomUUID()];
  await em.execute(
    `insert into orders.product (key, name, file_name, file_sha256, file_byte_length)
     values ('bearing', 'Bearing', 'b.step', ?, 10) on conflict (key) do nothing`,
    [SHA],
  );
  await em.execute('insert into orders.customer_order (id, number) values (?, ?)', [orderId, orderId.slice(0, 20)]);
  await em.execute(
    `insert into orders.order_line (id, order_id, position, product, output_type) values (?, ?, 1, 'bearing', ?)`,
    [lineId, orderId, outputType],
  );
  return lineId;
}

export const someWorkflow = { key: 'still', version: 1, semanticHash: `wf1:${SHA}` };

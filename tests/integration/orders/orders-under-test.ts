import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MikroORM } from '@mikro-orm/postgresql';
import { loadConfig } from '#platform/config';
import { migrateFirst } from '#platform/orm';
import { createLogger } from '#platform/telemetry';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { createOrders } from '../../../apps/orders/create-orders.service.js';
import { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { INTERNAL_TOKEN, openGatewayBench } from '../gateway/gateway-bench.js';
import type { GatewayBench } from '../gateway/gateway-bench.js';

const logger = createLogger('orders', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'silent');

/** A seeded orders service behind a gateway, both in this process on a real database; the bus is down. */
export interface OrdersUnderTest {
  gateway: GatewayBench;
  app: NestExpressApplication;
  catalog: CatalogService;
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function openOrdersUnderTest(name: string): Promise<OrdersUnderTest> {
  const servers = await acquireTestServers();
  const folder = await mkdtemp(join(tmpdir(), 'hartomat-orders-'));
  const config = loadConfig(OrdersConfig, {
    HARTOMAT_ARTIFACTS_URL: pathToFileURL(folder).href,
    HARTOMAT_DATABASE_URL: await servers.databaseUrl(name),
    HARTOMAT_NATS_URL: 'nats://127.0.0.1:1',
    HARTOMAT_HOME: folder,
    HARTOMAT_ORDERS_PORT: '0',
    HARTOMAT_INTERNAL_TOKEN: INTERNAL_TOKEN,
  });
  await migrateFirst(ordersDatabase(config));
  const app = await createOrders(config, logger);
  await app.listen(0, '127.0.0.1');
  const gateway = await openGatewayBench({ ordersUrl: await app.getUrl() });
  return {
    gateway,
    app,
    catalog: app.get(CatalogService),
    query: (sql, values = []) => app.get(MikroORM).em.fork().execute(sql, values),
    close: async () => {
      await gateway.close();
      await app.close();
      await servers.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

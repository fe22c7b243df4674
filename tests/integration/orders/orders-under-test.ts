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
import type { ArtifactStore } from '#artifacts';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { ARTIFACT_STORE, CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { createOrders } from '../../../apps/orders/create-orders.js';
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
  orm: MikroORM;
  /** The same store that orders uses, and its folder. */
  artifacts: ArtifactStore;
  artifactsFolder: string;
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  /** A second start of the service beside the first, which goes on serving. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `reach` gives another address for its database, such as that of a proxy. */
export async function openOrdersUnderTest(
  name: string,
  reach: (databaseUrl: string) => Promise<string> = (url) => Promise.resolve(url),
): Promise<OrdersUnderTest> {
  const servers = await acquireTestServers();
  const folder = await mkdtemp(join(tmpdir(), 'hartomat-orders-'));
  const config = loadConfig(OrdersConfig, {
    HARTOMAT_ARTIFACTS_URL: pathToFileURL(folder).href,
    HARTOMAT_DATABASE_URL: await reach(await servers.databaseUrl(name)),
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
    orm: app.get(MikroORM),
    artifacts: app.get<ArtifactStore>(ARTIFACT_STORE),
    artifactsFolder: folder,
    query: (sql, values = []) => app.get(MikroORM).em.fork().execute(sql, values),
    restart: async () => {
      const second = await createOrders(config, logger);
      await second.listen(0, '127.0.0.1');
      await second.close();
    },
    close: async () => {
      await gateway.close();
      await app.close();
      await servers.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

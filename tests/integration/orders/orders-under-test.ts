import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MikroORM } from '@mikro-orm/postgresql';
import { loadConfig } from '#platform/config';
import { ProblemFilter, createValidationPipe } from '#platform/http';
import { migrateFirst } from '#platform/orm';
import { createLogger, createNestLogger } from '#platform/telemetry';
import { seedCatalog } from '#steps';
import type { ArtifactStore } from '#steps';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { ARTIFACT_STORE, CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { OrdersModule } from '../../../apps/orders/orders.module.js';
import { INTERNAL_TOKEN, openGatewayBench } from '../gateway/gateway-bench.js';
import type { GatewayBench } from '../gateway/gateway-bench.js';

const logger = createLogger('orders', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'silent');

/** A seeded orders service behind a gateway, both in this process on a real database; the bus is down. */
export interface OrdersUnderTest {
  gateway: GatewayBench;
  catalog: CatalogService;
  orm: MikroORM;
  artifacts: ArtifactStore;
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
  const app = await openOrders(config);
  const gateway = await openGatewayBench({ ordersUrl: await app.getUrl() });
  return {
    gateway,
    catalog: app.get(CatalogService),
    orm: app.get(MikroORM),
    artifacts: app.get<ArtifactStore>(ARTIFACT_STORE),
    query: (sql, values = []) => app.get(MikroORM).em.fork().execute(sql, values),
    close: async () => {
      await gateway.close();
      await app.close();
      await servers.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openOrders(config: OrdersConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(OrdersModule.forRoot(config, logger), {
    logger: createNestLogger(logger),
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.get(CatalogService).seed(seedCatalog());
  await app.listen(0, '127.0.0.1');
  return app;
}

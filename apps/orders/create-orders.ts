import { createHttpApplication } from '#platform/http';
import type { Logger } from '#platform/telemetry';
import { seedCatalog } from '#steps';
import { CatalogService } from './catalog/catalog.service.js';
import type { OrdersConfig } from './orders.config.js';
import { OrdersModule } from './orders.module.js';

/** The orders service on a migrated database, seeded and ready to listen. */
export async function createOrders(config: OrdersConfig, logger: Logger): ReturnType<typeof createHttpApplication> {
  const app = await createHttpApplication(OrdersModule.forRoot(config, logger), { ...config, logger });
  await app.get(CatalogService).seed(seedCatalog());
  return app;
}

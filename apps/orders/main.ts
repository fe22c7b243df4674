import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadConfig } from '#platform/config';
import { ProblemFilter, createValidationPipe, requestSpan } from '#platform/http';
import { migrateFirst } from '#platform/orm';
import { closeOnSignal, start } from '#platform/service';
import { createLogger, createNestLogger, startTelemetry } from '#platform/telemetry';
import { seedCatalog } from '#steps';
import { CatalogService } from './catalog/catalog.service.js';
import { OrdersConfig } from './orders.config.js';
import { ordersDatabase } from './orders.orm.config.js';
import { OrdersModule } from './orders.module.js';

startTelemetry('orders');

await start('orders', async () => {
  const config = loadConfig(OrdersConfig);
  const logger = createLogger('orders', config.logLevel);
  await migrateFirst(ordersDatabase(config));
  const app = await NestFactory.create<NestExpressApplication>(OrdersModule.forRoot(config, logger), {
    logger: createNestLogger(logger),
    abortOnError: false,
  });
  app.use(requestSpan());
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  closeOnSignal(app, logger);
  await app.get(CatalogService).seed(seedCatalog());
  await app.listen(config.port, config.bindHost);
});

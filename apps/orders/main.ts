import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { migrateFirst } from '#platform/orm';
import { closeOnSignal, start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { createOrders } from './create-orders.js';
import { OrdersConfig } from './orders.config.js';
import { ordersDatabase } from './orders.orm.config.js';

await startTelemetry('orders');

await start('orders', async () => {
  const config = loadConfig(OrdersConfig);
  const logger = createLogger('orders', config.logLevel);
  await migrateFirst(ordersDatabase(config));
  const app = await createOrders(config, logger);
  closeOnSignal(app, logger);
  await app.listen(config.port, config.bindHost);
});

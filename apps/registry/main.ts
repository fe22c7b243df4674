import 'reflect-metadata';
import { definitions } from '#nodes/definitions';
import { loadConfig } from '#platform/config';
import { BusConnection } from '#platform/nats';
import { databaseCheck } from '#platform/orm';
import { runMicroservice } from '#platform/microservice';
import { start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { RegistryConfig } from './registry.config.js';
import { RegistryModule } from './registry.module.js';

await startTelemetry('registry');

await start('registry', async () => {
  const config = loadConfig(RegistryConfig);
  const logger = createLogger('registry', config.logLevel);
  await runMicroservice({
    name: 'registry',
    logger,
    module: RegistryModule.forRoot({ config, logger, definitions }),
    health: { host: config.bindHost, port: config.healthPort },
    checks: (app) => ({
      nats: () => app.get(BusConnection).connected,
      database: databaseCheck(app),
    }),
  });
});

import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { databaseCheck, migrateFirst } from '#platform/orm';
import { runWorker, start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { ordersDatabase } from '../orders.orm.config.js';
import { LegacyPipelineConfig } from './legacy-pipeline.config.js';
import { LegacyPipelineModule } from './legacy-pipeline.module.js';

await startTelemetry('legacy-pipeline');

await start('legacy-pipeline', async () => {
  const config = loadConfig(LegacyPipelineConfig);
  await migrateFirst(ordersDatabase(config));
  const logger = createLogger('legacy-pipeline', config.logLevel);
  await runWorker({
    name: 'legacy-pipeline',
    logger,
    module: LegacyPipelineModule.forRoot(config, logger),
    health: { host: config.bindHost, port: config.healthPort },
    checks: (context) => ({ database: databaseCheck(context) }),
  });
});

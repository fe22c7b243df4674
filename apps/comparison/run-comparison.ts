import { BusConnection } from '#platform/nats';
import { databaseCheck, migrateFirst } from '#platform/orm';
import { runMicroservice } from '#platform/microservice';
import { createLogger } from '#platform/telemetry';
import type { ComparisonConfig } from './comparison.config.js';
import { ComparisonModule } from './comparison.module.js';
import { comparisonDatabase } from './comparison.orm.config.js';

/** Migrates the schema, then serves until the application is closed. */
export async function runComparison(config: ComparisonConfig): ReturnType<typeof runMicroservice> {
  const logger = createLogger('comparison', config.logLevel);
  await migrateFirst(comparisonDatabase(config));
  return runMicroservice({
    name: 'comparison',
    logger,
    module: ComparisonModule.forRoot(config, logger),
    health: { host: config.bindHost, port: config.healthPort },
    checks: (app) => ({
      database: databaseCheck(app),
      bus: () => app.get(BusConnection).connected,
    }),
  });
}

import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { loadConfig } from '#platform/config';
import { BusConnection } from '#platform/nats';
import { runMicroservice } from '#platform/microservice';
import { start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { OrchestratorConfig } from './orchestrator.config.js';
import { OrchestratorModule } from './orchestrator.module.js';

await startTelemetry('orchestrator');

await start('orchestrator', async () => {
  const config = loadConfig(OrchestratorConfig);
  const logger = createLogger('orchestrator', config.logLevel);
  await runMicroservice({
    name: 'orchestrator',
    logger,
    module: OrchestratorModule.forRoot(config, logger),
    health: { host: config.bindHost, port: config.healthPort },
    checks: (app) => ({
      nats: () => app.get(BusConnection).connected,
      database: () => app.get(MikroORM).isConnected(),
    }),
  });
});

import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { BusConnection } from '#platform/nats';
import { runWorker, start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { NodeWorkerConfig } from './node-worker.config.js';
import { NodeWorkerModule } from './node-worker.module.js';

await startTelemetry('node-worker');

await start('node-worker', async () => {
  const config = loadConfig(NodeWorkerConfig);
  const logger = createLogger('node-worker', config.logLevel);
  await runWorker({
    name: 'node-worker',
    logger,
    module: NodeWorkerModule.forRoot(config, logger),
    health: { host: config.bindHost, port: config.healthPort },
    checks: (context) => ({ nats: () => context.get(BusConnection).connected }),
  });
});
